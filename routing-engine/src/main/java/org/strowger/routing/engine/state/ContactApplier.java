package org.strowger.routing.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/** Contacts come, wait and end. */
final class ContactApplier {

  private final DomainState state;

  /** Opened by one event, enqueued by the next of the same decision. */
  private @Nullable Demand opened;

  ContactApplier(DomainState state) {
    this.state = state;
  }

  void apply(ContactEvent event) {
    switch (event) {
      case ContactOpened each -> onOpened(each);
      case ContactJoined each -> remember(each.proposedId(), Remembered.How.JOINED);
      case ContactEnqueued each -> onEnqueued(each);
      case ContactAbandoned each -> end(each.contactId(), Remembered.How.ABANDONED);
      case ContactClosed each -> end(each.contactId(), Remembered.How.CLOSED);
      case ContactEvent.CallbackRequested _,
          ContactEvent.CallbackReported _,
          ContactEvent.ContactDeferred _,
          ContactEvent.ContactUnroutable _,
          ContactEvent.ContactStarved _,
          ContactEvent.ContactExpired _ ->
          throw new IllegalStateException("Expected an event this engine writes but got " + event);
    }
  }

  private void onOpened(ContactOpened event) {
    Head head = state.head();
    long sequence = head.lastSequence() + 1;
    state.put(new Head(head.time(), head.planVersion(), sequence));
    opened =
        new Demand(
            event.contactId(),
            event.conversationId(),
            event.customerId(),
            event.channel(),
            event.entryPoint(),
            event.language(),
            event.attributes(),
            event.arrivedAt(),
            event.entryRule(),
            skillsOf(event.entryRule()),
            sequence);
  }

  private List<SkillLevel> skillsOf(String entryRule) {
    return state.plan().plan().entryRules().stream()
        .filter(rule -> rule.name().equals(entryRule))
        .findFirst()
        .map(EntryRule::requiredSkills)
        .orElseThrow();
  }

  private void onEnqueued(ContactEnqueued event) {
    Contact known = state.contact(event.contactId());
    if (known instanceof Contact.Assigned assigned) {
      state.put(assigned.returned(event));
      state.unsettled().open(event.contactId(), Trigger.CONTACT_RETURNED);
    } else if (opened != null && opened.contactId().equals(event.contactId())) {
      state.put(new Contact.Waiting(opened, Stay.of(event, 0), null));
      state.unsettled().open(event.contactId(), Trigger.CONTACT_ARRIVED);
      opened = null;
    } else {
      throw new IllegalStateException(
          "Expected contact " + event.contactId() + " to be new or assigned but it is neither");
    }
  }

  private void end(ContactId id, Remembered.How how) {
    state.remove(Contact.keyOf(id));
    remember(id, how);
  }

  private void remember(ContactId id, Remembered.How how) {
    state.put(new Remembered(id, how, state.head().time().plus(Remembered.MEMORY)));
  }
}
