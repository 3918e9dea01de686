package org.strowger.simulation.history;

import java.util.Locale;
import java.util.function.Predicate;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AgentEvent.AgentReassigned;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.AssignmentEvent.ChatWentIdle;
import org.strowger.contracts.routing.AssignmentEvent.ChatWokeUp;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.WaitEvent.ArrivalDenied;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;

/** What a simulation must have come across to prove anything; one event tells of most. */
enum Rarity {
  /** Several agents could be offered a contact, and they held different shares of their units. */
  RANKED_BY_LOAD,
  /** Several agents could be offered a contact, and some had higher levels in what it asked. */
  RANKED_BY_SKILL,
  /** Several agents could be offered a contact, and its queue came earlier in some's profile. */
  RANKED_BY_QUEUE,
  /** Several agents could be offered a contact, and the one free for longest was. */
  RANKED_BY_TURN,
  /** The first two of several agents had been free for equally long. */
  RANKED_BY_ID,
  /** The offer had expired in the very instant of its accept. */
  ACCEPTED_AT_EXPIRY,
  /** The customer had left when her offer was accepted. */
  ACCEPTED_AFTER_WITHDRAWAL,
  STEP_OPENED_DURING_OFFER,
  STEP_OPENED(event -> event instanceof OfferIssued e && e.why().trigger() == Trigger.STEP_OPENED),
  /** Nobody was signed in for it. */
  STEP_SKIPPED,
  UNROUTABLE(ContactUnroutable.class::isInstance),
  STARVED(ContactStarved.class::isInstance),
  BACKOFF_ENDED_EARLY,
  SUSPENDED_FOR_DECLINING(
      event -> event instanceof AgentSuspended e && e.suspension() == Suspension.DECLINING),
  SUSPENDED_FOR_SILENCE(
      event -> event instanceof AgentSuspended e && e.suspension() == Suspension.NOT_RESPONDING),
  /** It waited for its agent in vain. */
  PREFERENCE_ENDED,
  /** A call was offered beside a mail, which is parked. */
  MAIL_INTERRUPTED,
  CALLBACK_REQUESTED(CallbackRequested.class::isInstance),
  CALLBACK_GAP(
      event -> event instanceof ContactDeferred e && e.reason() == DeferReason.CALLBACK_GAP),
  CALLBACK_GIVEN_UP(
      event -> event instanceof ContactClosed e && e.by() == ClosedBy.CALLBACK_FAILED),
  JOINED(ContactJoined.class::isInstance),
  SNOOZE_ENDED_BY_JOIN,
  OFFER_REVOKED_BY_PLAN(revoked(RevokeReason.PLAN_CHANGED)),
  OFFER_REVOKED_BY_PHONE(revoked(RevokeReason.PHONE_UNREACHABLE)),
  OFFER_REVOKED_BY_UPDATE(revoked(RevokeReason.CONTACT_UPDATED)),
  OFFER_REVOKED_BY_REMOVAL(revoked(RevokeReason.AGENT_REMOVED)),
  RESTART_DURING_OFFER,
  GRACE_ENDED(returned(ReturnReason.AGENT_LOST)),
  HANDED_BACK_AT_SIGN_OFF(returned(ReturnReason.SIGNED_OFF)),
  AGENT_REMOVED_AT_WORK(returned(ReturnReason.AGENT_REMOVED)),
  SUPERVISOR_OVERFILLED,
  OVERFLOWED(ContactOverflowed.class::isInstance),
  SHARED_LIMIT_MET(
      event -> event instanceof ContactOverflowed e && e.reason() == AdmissionReason.SHARED_LIMIT),
  QUEUE_FULL(event -> event instanceof ContactOverflowed e && e.reason() == AdmissionReason.FULL),
  FORECAST_TOO_LONG(
      event -> event instanceof ArrivalDenied e && e.reason() == AdmissionReason.FORECAST),
  FORECAST_TOLD(event -> event instanceof WaitForecasted e && e.forecast() != null),
  WAITED_OUT(ContactExpired.class::isInstance),
  DEFERRED_OUTSIDE_HOURS(
      event -> event instanceof ContactDeferred e && e.reason() == DeferReason.OUTSIDE_HOURS),
  /** The clocks change before the queue opens. */
  DEFERRED_OVER_CLOCK_CHANGE,
  /** More than 1,000 deadlines were due at once. */
  BACKLOG,
  NEXT_PRESENCE_TAKEN,
  PULLED(mode(OfferMode.PULLED)),
  PICKED(mode(OfferMode.PICKED)),
  AUTO_ACCEPTED(mode(OfferMode.AUTO)),
  ASSIGNED_BY_NAME(mode(OfferMode.ASSIGNED)),
  OUTBOUND(mode(OfferMode.OUTBOUND)),
  CALL_OFFERED(event -> event instanceof OfferIssued e && e.channel() == ChannelType.VOICE),
  TRANSFERRED(ContactTransferred.class::isInstance),
  ESCALATED(event -> event instanceof ContactTransferred e && !e.requiredSkills().isEmpty()),
  CONSULT_ANSWERED(ConsultAnswered.class::isInstance),
  CONSULT_COMPLETED(ConsultCompleted.class::isInstance),
  CONSULT_DECLINED(ended(ConsultEvent.How.DECLINED)),
  CONSULT_EXPIRED(ended(ConsultEvent.How.EXPIRED)),
  CONSULT_LOST_ITS_CONTACT(ended(ConsultEvent.How.CONTACT_MOVED)),
  CONSULT_OUTLIVED_ITS_CONTACT(ended(ConsultEvent.How.CONTACT_ENDED)),
  CONSULT_LOST_ITS_AGENT(ended(ConsultEvent.How.AGENT_GONE)),
  CONSULT_LEFT(ended(ConsultEvent.How.LEFT)),
  QUEUE_RESUMED(
      event -> event instanceof OfferIssued e && e.why().trigger() == Trigger.QUEUE_RESUMED),
  QUEUE_MESSAGE_ANNOUNCED(QueueMessageAnnounced.class::isInstance),
  REFUSED_BY_SUPERVISOR(
      event ->
          event instanceof ContactRefused e && e.reason() == AdmissionReason.CLOSED_BY_SUPERVISOR),
  PAUSED_QUEUE_NOT_PULLED(
      event -> event instanceof CommandRejected e && e.code() == RejectionCode.QUEUE_PAUSED),
  ALL_REQUEUED(returned(ReturnReason.REQUEUED)),
  CHAT_IDLED(ChatWentIdle.class::isInstance),
  OFFERED_BESIDE_IDLE_CHAT(
      event -> event instanceof OfferIssued e && e.why().trigger() == Trigger.CHAT_IDLE),
  CHAT_WOKE(ChatWokeUp.class::isInstance),
  CHAT_WOKE_OVER_CAPACITY(event -> event instanceof ChatWokeUp e && e.overCapacity()),
  MOVED_AGENT_CAME_BACK(event -> event instanceof AgentReassigned e && e.until() == null),
  WITHDRAWN_BEFORE_ARRIVAL(
      event -> event instanceof CommandRejected e && e.code() == RejectionCode.WITHDRAWN_BEFORE);

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Predicate<RoutingEvent> shows;

  /** Only what was before tells. */
  Rarity() {
    this(_ -> false);
  }

  Rarity(Predicate<RoutingEvent> shows) {
    this.shows = shows;
  }

  /** For people. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether the event alone shows it. */
  boolean isShownBy(RoutingEvent event) {
    return shows.test(event);
  }

  private static Predicate<RoutingEvent> mode(OfferMode mode) {
    return event -> event instanceof OfferIssued e && e.mode() == mode;
  }

  private static Predicate<RoutingEvent> ended(ConsultEvent.How how) {
    return event -> event instanceof ConsultEnded e && e.how() == how;
  }

  private static Predicate<RoutingEvent> revoked(RevokeReason reason) {
    return event -> event instanceof OfferRevoked e && e.reason() == reason;
  }

  private static Predicate<RoutingEvent> returned(ReturnReason reason) {
    return event -> event instanceof ContactReturned e && e.reason() == reason;
  }
}
