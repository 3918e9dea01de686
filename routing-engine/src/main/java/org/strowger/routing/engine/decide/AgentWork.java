package org.strowger.routing.engine.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.DispositionGiven;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.GivenBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.HandBackReason;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;

/** Ends what an agent has to do, one way or another. */
final class AgentWork {

  private static final WrapUp NO_WRAP_UP = new WrapUp(WrapUp.Mode.NONE, 0);

  private final DomainState state;

  AgentWork(DomainState state) {
    this.state = state;
  }

  /** Takes back all offers to an agent. */
  List<OfferRevoked> revokeOffers(AgentId agentId, RevokeReason reason) {
    return state.offersTo(agentId).stream()
        .map(contact -> revoke(contact.offer(), reason))
        .toList();
  }

  /** Takes back the calls that her phone cannot ring for any more. */
  List<OfferRevoked> revokeCalls(AgentId agentId) {
    return state.offersTo(agentId).stream()
        .filter(contact -> contact.request().channel() == ChannelType.VOICE)
        .map(contact -> revoke(contact.offer(), RevokeReason.PHONE_UNREACHABLE))
        .toList();
  }

  /** Takes back an offer. */
  OfferRevoked revoke(OfferIssued offer, RevokeReason reason) {
    return new OfferRevoked(
        offer.offerId(), offer.agentId(), offer.issuedAt(), state.now(), reason);
  }

  /** Returns all that an agent is engaged with to its queues. */
  List<RoutingEvent> returnEngaged(AgentId agentId, ReturnReason reason) {
    return returnEngaged(agentId, reason, EnumSet.allOf(ChannelType.class));
  }

  /** Returns what an agent is engaged with on some channels to its queues. */
  List<RoutingEvent> returnEngaged(
      AgentId agentId, ReturnReason reason, Set<ChannelType> channels) {
    var events = new ArrayList<RoutingEvent>();
    for (Assignment assignment : state.assignmentsOf(agentId)) {
      if (assignment.engaged() && channels.contains(assignment.assigned().channel())) {
        events.addAll(returnToQueue(assignment.assigned(), reason));
      }
    }
    return List.copyOf(events);
  }

  /** Returns an assigned contact to its queue; a consult ends instead. */
  List<RoutingEvent> returnToQueue(ContactAssigned assigned, ReturnReason reason) {
    return returnToQueue(assigned, reason, null);
  }

  /**
   * Returns an assigned contact to its queue; a consult ends instead.
   *
   * @param why the agent hands it back; null: not said
   */
  List<RoutingEvent> returnToQueue(
      ContactAssigned assigned, ReturnReason reason, @Nullable HandBackReason why) {
    Contact contact = state.contact(assigned.contactId());
    if (contact == null) {
      throw new IllegalStateException(
          "Expected contact " + assigned.contactId() + " to be assigned but it has ended");
    }
    if (contact.consult()) {
      return ConsultEvents.ended(state, contact, ConsultEvent.How.AGENT_GONE);
    }
    return List.of(
        returned(assigned, reason, why),
        QueueReentry.sameQueue(state.plan(), contact, SegmentSource.RETURNED, state.now()));
  }

  /** The end of an assignment whose contact goes on without the agent. */
  ContactReturned returned(ContactAssigned assigned, ReturnReason reason) {
    return returned(assigned, reason, null);
  }

  private ContactReturned returned(
      ContactAssigned assigned, ReturnReason reason, @Nullable HandBackReason why) {
    return new ContactReturned(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        state.now(),
        reason,
        why);
  }

  /** The assignment of a contact that has one. */
  ContactAssigned assigned(Contact.Assigned contact) {
    Assignment assignment = state.assignment(contact.offerId());
    if (assignment == null) {
      throw new IllegalStateException(
          "Expected an assignment " + contact.offerId() + " but there is none");
    }
    return assignment.assigned();
  }

  /** Ends a contact that an agent has; her work after it begins. */
  List<RoutingEvent> close(Contact.Assigned contact, @Nullable String disposition, ClosedBy by) {
    ContactAssigned assigned = assigned(contact);
    return List.of(closed(contact, assigned, disposition, by), endEngagement(assigned));
  }

  /** Ends a contact that leaves the agent nothing to do. */
  List<RoutingEvent> closeWithoutWrapUp(Contact.Assigned contact, ClosedBy by) {
    ContactAssigned assigned = assigned(contact);
    return List.of(
        closed(contact, assigned, null, by), wrapUpEnded(assigned, state.now(), EndedBy.NONE));
  }

  private ContactClosed closed(
      Contact.Assigned contact,
      ContactAssigned assigned,
      @Nullable String disposition,
      ClosedBy by) {
    return new ContactClosed(
        contact.id(),
        contact.request().arrivedAt(),
        contact.request().conversationId(),
        contact.request().customerId(),
        assigned.agentId(),
        assigned.assignedAt(),
        state.now(),
        disposition,
        by);
  }

  /** What follows an engagement by the queue's wrap-up mode: wrap-up, or nothing more. */
  RoutingEvent endEngagement(ContactAssigned assigned) {
    QueuePlan queue = state.plan().queue(assigned.queueId());
    WrapUp wrapUp = queue == null ? NO_WRAP_UP : queue.wrapUp();
    Instant now = state.now();
    Instant endsAt = now.plusSeconds(wrapUp.seconds());
    return switch (wrapUp.mode()) {
      case NONE -> wrapUpEnded(assigned, now, EndedBy.NONE);
      case OPTIONAL, TIMED -> wrapUpStarted(assigned, now, wrapUp.mode(), endsAt);
      case UNTIL_DONE, UNKNOWN -> wrapUpStarted(assigned, now, wrapUp.mode(), null);
    };
  }

  private static WrapUpStarted wrapUpStarted(
      ContactAssigned assigned, Instant now, WrapUp.Mode mode, @Nullable Instant endsAt) {
    return new WrapUpStarted(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        now,
        mode,
        endsAt);
  }

  /** Ends all wrap-ups of an agent. */
  List<RoutingEvent> endWrapUps(AgentId agentId, EndedBy by) {
    Instant now = state.now();
    return state.assignmentsOf(agentId).stream()
        .filter(assignment -> !assignment.engaged())
        .flatMap(assignment -> wrapUpEnded(state.plan(), assignment, now, by).stream())
        .toList();
  }

  /** The end of a wrap-up, and what the plan takes for a disposition that nobody gave. */
  static List<RoutingEvent> wrapUpEnded(
      PlanInForce plan, Assignment assignment, Instant at, EndedBy by) {
    WrapUpEnded ended = wrapUpEnded(assignment.assigned(), at, by);
    String fallback = plan.fallbackDisposition();
    return fallback == null || !assignment.lacksDisposition()
        ? List.of(ended)
        : List.of(dispositionGiven(assignment.assigned(), at, fallback, GivenBy.PLAN), ended);
  }

  /**
   * How a contact ended, said afterwards.
   *
   * @param by null: the agent
   */
  static DispositionGiven dispositionGiven(
      ContactAssigned assigned, Instant at, String disposition, @Nullable GivenBy by) {
    return new DispositionGiven(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        at,
        disposition,
        assigned.arrivedAt(),
        by);
  }

  /** The end of an assignment. */
  static WrapUpEnded wrapUpEnded(ContactAssigned assigned, Instant at, EndedBy by) {
    return new WrapUpEnded(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        at,
        by);
  }
}
