package org.strowger.routing.engine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.ContactEvent.CallbackReported;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactMoved;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactEvent.ContactReprioritised;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.ContactEvent.ContactUpdated;
import org.strowger.contracts.routing.ContactEvent.OutboundStarted;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.Direction;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent;
import org.strowger.contracts.routing.WaitEvent.ArrivalDenied;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.routing.WaitEvent.WaitTold;

/** Contacts come, wait and end. */
final class ContactApplier {

  private static final int MIDDLE = 5;

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
      case ContactExpired each -> end(each.contactId(), Remembered.How.EXPIRED);
      case ContactClosed each -> onClosed(each);
      case CallbackRequested each -> {
        Contact contact = open(each.contactId());
        state.put(contact.with(contact.stay().withCalls(Stay.Calls.NONE)));
      }
      case CallbackReported each -> {
        Contact contact = open(each.contactId());
        boolean reached = each.outcome() == CallbackOutcome.REACHED;
        state.put(contact.with(contact.stay().reported(reached)));
      }
      case ContactUpdated each -> onUpdated(each);
      case ContactReprioritised each -> {
        Contact contact = open(each.contactId());
        state.put(contact.with(contact.stay().withPriority(each.priority())));
      }
      case ContactMoved _ -> {}
      case ContactDismissed each -> end(each.contactId(), Remembered.How.DISMISSED);
      case ContactDeferred each -> onDeferred(each);
      case OutboundStarted each -> onOutbound(each);
      case ContactUnroutable _ -> {}
      case ContactStarved each -> {
        Contact contact = open(each.contactId());
        state.put(contact.with(contact.stay().starved(each.starvedAt())));
      }
    }
  }

  void apply(WaitEvent event) {
    switch (event) {
      case ContactRefused each -> {
        opened = null;
        remember(each.contactId(), Remembered.How.REFUSED);
      }
      case ContactOverflowed _, ArrivalDenied _, WaitTold _ -> {}
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
            event.direction() == Direction.OUTBOUND ? List.of() : skillsOf(event.entryRule()),
            sequence,
            event.preferredAgent());
  }

  private List<SkillLevel> skillsOf(String entryRule) {
    return state.plan().rule(entryRule).requiredSkills();
  }

  private void onEnqueued(ContactEnqueued event) {
    QueuePlan queue = state.plan().queue(event.queueId());
    if (opened != null && opened.contactId().equals(event.contactId())) {
      state.put(new Contact.Waiting(opened, Stay.first(event, queue), null));
      opened = null;
    } else {
      Contact known = open(event.contactId());
      Demand demand = prefers(known) ? known.demand() : known.demand().preferring(null);
      state.put(new Contact.Waiting(demand, known.stay().next(event, queue), null));
    }
    state.open(event.contactId(), trigger(event.source()));
  }

  /** Before its first offer, and when it comes back to the agent who set it aside. */
  private static boolean prefers(Contact contact) {
    return contact.stay().attempts() == 0
        || (contact instanceof Contact.Deferred deferred
            && deferred.reason() == DeferReason.SNOOZED);
  }

  private static Trigger trigger(SegmentSource source) {
    return switch (source) {
      case ARRIVAL, OVERFLOW -> Trigger.CONTACT_ARRIVED;
      case MOVED, TRANSFER, RETURNED -> Trigger.CONTACT_RETURNED;
      case CALLBACK -> Trigger.CALLBACK_DUE;
      case CONSULT -> Trigger.AGENT_CONSULTS;
    };
  }

  private void onDeferred(ContactDeferred event) {
    Demand demand = opened;
    if (demand == null) {
      Contact contact = open(event.contactId());
      Demand known = contact.demand();
      Demand later =
          event.reason() == DeferReason.SNOOZED && contact instanceof Contact.Assigned assigned
              ? known.preferring(assigned.agentId())
              : known;
      state.put(new Contact.Deferred(later, contact.stay(), event.until(), event.reason()));
      return;
    }
    opened = null;
    Stay.Calls calls = demand.channel() == ChannelType.VOICE ? Stay.Calls.NONE : null;
    Stay stay =
        Stay.before(
            event.queueId(),
            event.deferredAt(),
            state.plan().rule(demand.entryRule()).priority(),
            calls);
    state.put(new Contact.Deferred(demand, stay, event.until(), event.reason()));
  }

  private void onOutbound(OutboundStarted event) {
    Demand demand = opened;
    if (demand == null) {
      throw new IllegalStateException(
          "Expected contact " + event.contactId() + " to be new but it is not");
    }
    opened = null;
    Stay stay = Stay.before(event.queueId(), event.startedAt(), MIDDLE, null);
    state.put(new Contact.Waiting(demand, stay, null));
  }

  private void onUpdated(ContactUpdated event) {
    Contact contact = open(event.contactId());
    state.put(contact.with(contact.demand().updated(event.language(), event.attributes())));
    state.open(event.contactId(), Trigger.CONTACT_UPDATED);
    state.reviewPreference(contact.demand());
  }

  private void onClosed(ContactClosed event) {
    if (open(event.contactId()) instanceof Contact.Assigned contact) {
      Assignment assignment = state.assignment(contact.offerId());
      if (assignment != null) {
        state.put(assignment.closed(event));
      }
    }
    end(event.contactId(), Remembered.How.CLOSED);
  }

  private Contact open(ContactId id) {
    return state.foundContact(id);
  }

  private void end(ContactId id, Remembered.How how) {
    state.remove(state.foundContact(id));
    remember(id, how);
  }

  private void remember(ContactId id, Remembered.How how) {
    state.put(new Remembered(id, how, state.head().time().plus(Remembered.MEMORY)));
  }
}
