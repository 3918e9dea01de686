package org.strowger.routing.engine.apply;

import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
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
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainHead;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.Segment;

/** Applies that contacts come, wait and end. */
final class ContactApplier {

  /** Of contacts that an agent starts herself. */
  private static final int USUAL_PRIORITY = 5;

  private final MutableDomainState state;

  ContactApplier(MutableDomainState state) {
    this.state = state;
  }

  void apply(ContactEvent event) {
    switch (event) {
      case ContactOpened each -> onOpened(each);
      case ContactJoined each -> remember(each.proposedId(), EndedContact.How.JOINED);
      case ContactEnqueued each -> onEnqueued(each);
      case ContactAbandoned each -> end(each.contactId(), EndedContact.How.ABANDONED);
      case ContactExpired each -> end(each.contactId(), EndedContact.How.EXPIRED);
      case ContactClosed each -> onClosed(each);
      case CallbackRequested each -> {
        Contact contact = state.contact(each.contactId());
        state.put(contact.with(contact.segment().withCalls(Segment.Calls.NONE)));
      }
      case CallbackReported each -> {
        Contact contact = state.contact(each.contactId());
        boolean reached = each.outcome() == CallbackOutcome.REACHED;
        state.put(contact.with(contact.segment().afterCall(reached)));
      }
      case ContactUpdated each -> onUpdated(each);
      case ContactReprioritised each -> {
        Contact contact = state.contact(each.contactId());
        state.put(contact.with(contact.segment().withPriority(each.priority())));
      }
      case ContactMoved _ -> {}
      case ContactDismissed each -> end(each.contactId(), EndedContact.How.DISMISSED);
      case ContactDeferred each -> onDeferred(each);
      case OutboundStarted each -> onOutbound(each);
      case ContactUnroutable _ -> {}
      case ContactStarved each -> {
        Contact contact = state.contact(each.contactId());
        state.put(contact.with(contact.segment().withStarvedAt(each.starvedAt())));
      }
    }
  }

  void apply(WaitEvent event) {
    switch (event) {
      case ContactRefused each -> {
        state.takeArrival(each.contactId());
        remember(each.contactId(), EndedContact.How.REFUSED);
      }
      case ContactOverflowed _, ArrivalDenied _, WaitForecasted _ -> {}
    }
  }

  private void onOpened(ContactOpened event) {
    DomainHead head = state.facts().head().withNextSequence();
    state.put(head);
    state.addArrival(
        new ContactRequest(
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
            head.lastSequence(),
            event.preferredAgent()));
  }

  private List<SkillLevel> skillsOf(String entryRule) {
    return state.facts().plan().rule(entryRule).requiredSkills();
  }

  private void onEnqueued(ContactEnqueued event) {
    QueuePlan queue = state.facts().plan().queue(event.queueId());
    ContactRequest arrival = state.takeArrival(event.contactId());
    if (arrival != null) {
      state.put(new Contact.Waiting(arrival, Segment.first(event, queue), null));
    } else {
      Contact known = state.contact(event.contactId());
      ContactRequest request = prefers(known) ? known.request() : known.request().preferring(null);
      state.put(new Contact.Waiting(request, known.segment().next(event, queue), null));
    }
    state.open(event.contactId(), trigger(event.source()));
  }

  /** Before its first offer, and when it comes back to the agent who set it aside. */
  private static boolean prefers(Contact contact) {
    return contact.segment().attempts() == 0
        || (contact instanceof Contact.Deferred deferred
            && deferred.reason() == DeferReason.SNOOZED);
  }

  private static Trigger trigger(SegmentSource source) {
    return switch (source) {
      case ARRIVAL, OVERFLOW, UNKNOWN -> Trigger.CONTACT_ARRIVED;
      case MOVED, TRANSFER, RETURNED -> Trigger.CONTACT_RETURNED;
      case CALLBACK -> Trigger.CALLBACK_DUE;
      case CONSULT -> Trigger.AGENT_CONSULTS;
    };
  }

  private void onDeferred(ContactDeferred event) {
    ContactRequest request = state.takeArrival(event.contactId());
    if (request == null) {
      Contact contact = state.contact(event.contactId());
      ContactRequest known = contact.request();
      ContactRequest later =
          event.reason() == DeferReason.SNOOZED && contact instanceof Contact.Assigned assigned
              ? known.preferring(assigned.agentId())
              : known;
      state.put(new Contact.Deferred(later, contact.segment(), event.until(), event.reason()));
      return;
    }
    Segment.Calls calls = request.channel() == ChannelType.VOICE ? Segment.Calls.NONE : null;
    Segment segment =
        Segment.before(
            event.queueId(),
            event.deferredAt(),
            state.facts().plan().rule(request.entryRule()).priority(),
            calls);
    state.put(new Contact.Deferred(request, segment, event.until(), event.reason()));
  }

  private void onOutbound(OutboundStarted event) {
    ContactRequest request = state.takeArrival(event.contactId());
    if (request == null) {
      throw new IllegalStateException(
          "Expected contact " + event.contactId() + " to be new but it is not");
    }
    Segment segment = Segment.before(event.queueId(), event.startedAt(), USUAL_PRIORITY, null);
    state.put(new Contact.Waiting(request, segment, null));
  }

  private void onUpdated(ContactUpdated event) {
    Contact contact = state.contact(event.contactId());
    state.put(contact.with(contact.request().updated(event.language(), event.attributes())));
    state.open(event.contactId(), Trigger.CONTACT_UPDATED);
    AgentId preferred = contact.request().preferredAgent();
    if (preferred != null) {
      state.sendOnInVain(preferred);
    }
  }

  private void onClosed(ContactClosed event) {
    if (state.contact(event.contactId()) instanceof Contact.Assigned contact) {
      Assignment assignment = state.facts().assignment(contact.offerId());
      if (assignment != null) {
        state.put(assignment.afterClosing(event));
      }
    }
    end(event.contactId(), EndedContact.How.CLOSED);
  }

  private void end(ContactId id, EndedContact.How how) {
    state.remove(state.contact(id));
    remember(id, how);
  }

  private void remember(ContactId id, EndedContact.How how) {
    state.put(new EndedContact(id, how, state.facts().now().plus(EndedContact.MEMORY)));
  }
}
