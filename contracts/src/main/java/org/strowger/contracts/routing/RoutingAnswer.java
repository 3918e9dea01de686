package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;

/** Answers: they change nothing. */
public sealed interface RoutingAnswer extends RoutingEvent
    permits RoutingAnswer.CommandRejected,
        RoutingAnswer.AgentSnapshot,
        RoutingAnswer.ContactExplained,
        RoutingAnswer.AgentExplained,
        RoutingAnswer.ServiceStatusTold,
        DeskAnswer {

  /**
   * The command changed nothing.
   *
   * @param command the simple name of the command's type
   * @param message "Expected … but …", without content or personal data
   * @param agentId whom it concerns, if anyone
   * @param contactId what it concerns, if any
   */
  record CommandRejected(
      String command,
      RejectionCode code,
      String message,
      @Nullable AgentId agentId,
      @Nullable ContactId contactId,
      List<Fault> faults)
      implements RoutingAnswer {
    public CommandRejected {
      faults = faults == null ? List.of() : List.copyOf(faults);
    }
  }

  /** Stable codes of rejections. */
  enum RejectionCode {
    UNKNOWN_AGENT,
    UNKNOWN_CONTACT,
    UNKNOWN_QUEUE,
    UNKNOWN_SKILL,
    UNKNOWN_ATTRIBUTE,
    UNKNOWN_DISPOSITION,
    /** Wrap-up ends with a disposition; the contact was closed without one. */
    DISPOSITION_MISSING,
    UNKNOWN_REASON,
    /** A value that a newer sender knows and this router does not. */
    UNKNOWN_VALUE,
    /** An escalation goes to a skill level, and it names none. */
    LEVEL_MISSING,
    NO_PLAN,
    DUPLICATE_CONTACT,
    WITHDRAWN_BEFORE,
    OFFER_NOT_LIVE,
    OFFER_EXPIRED,
    NOT_YOUR_CONTACT,
    WRONG_STATE,
    NOTHING_TO_PULL,
    QUEUE_PAUSED,
    NO_CAPACITY,
    NOT_AVAILABLE,
    OPEN_WORK,
    PLAN_IN_FORCE,
    PLAN_WRONG_BASE,
    PLAN_INCOMPLETE,
    PLAN_INVALID,
    ROSTER_INVALID,
    INTERNAL,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * The agent's whole state at this place in the order; deltas follow.
   *
   * @param phone null when she has none
   * @param nextPresence what her presence becomes when she holds nothing; null: it stays
   * @param consults those she asked for; null in answers written before there were any
   * @param mayHold the most contacts her profile lets her hold at once; null: not told
   * @param passOn where she may pass contacts on to; null in answers written before it was told
   */
  record AgentSnapshot(
      AgentId agentId,
      TeamId teamId,
      ProfileId profileId,
      Presence presence,
      @Nullable String reason,
      boolean connected,
      @Nullable Suspension suspension,
      AgentEvent.AgentState state,
      Instant since,
      List<OfferEvent.OfferIssued> offers,
      List<HeldAssignment> assignments,
      List<QueueSummary> queues,
      List<Disposition> dispositions,
      List<String> breakReasons,
      @Nullable PhoneState phone,
      @Nullable Presence nextPresence,
      @Nullable List<OpenConsult> consults,
      @Nullable Integer mayHold,
      @Nullable PassOn passOn)
      implements RoutingAnswer {

    /** Of an agent whose presence stays. */
    public AgentSnapshot(
        AgentId agentId,
        TeamId teamId,
        ProfileId profileId,
        Presence presence,
        @Nullable String reason,
        boolean connected,
        @Nullable Suspension suspension,
        AgentEvent.AgentState state,
        Instant since,
        List<OfferEvent.OfferIssued> offers,
        List<HeldAssignment> assignments,
        List<QueueSummary> queues,
        List<Disposition> dispositions,
        List<String> breakReasons,
        @Nullable PhoneState phone) {
      this(
          agentId,
          teamId,
          profileId,
          presence,
          reason,
          connected,
          suspension,
          state,
          since,
          offers,
          assignments,
          queues,
          dispositions,
          breakReasons,
          phone,
          null,
          null,
          null,
          null);
    }

    public AgentSnapshot {
      offers = List.copyOf(offers);
      assignments = List.copyOf(assignments);
      queues = List.copyOf(queues);
      dispositions = List.copyOf(dispositions);
      breakReasons = List.copyOf(breakReasons);
      consults = consults == null ? null : List.copyOf(consults);
    }
  }

  /**
   * Where an agent may pass contacts on to, whether she serves it or not.
   *
   * @param queues of the plan in force, by id
   * @param skills of the plan in force, of which an escalation names a level
   */
  record PassOn(List<QueueSummary> queues, List<String> skills) {

    public PassOn {
      queues = List.copyOf(queues);
      skills = List.copyOf(skills);
    }
  }

  /**
   * A consult that an agent asked for.
   *
   * @param consultedAgent who answered; null while nobody has
   * @param toAgent who is asked; null: whose turn it is
   * @param queueId whose agents are asked; null in answers written before it was told
   */
  record OpenConsult(
      ContactId consultId,
      ContactId contactId,
      Instant startedAt,
      @Nullable AgentId consultedAgent,
      @Nullable AgentId toAgent,
      @Nullable QueueId queueId) {}

  /**
   * An assignment that is not done.
   *
   * @param wrapUp null while engaged
   * @param closed how its contact ended; null while engaged. Without a disposition one is missing
   */
  record HeldAssignment(
      AssignmentEvent.ContactAssigned assigned,
      @Nullable WrapUpStarted wrapUp,
      ContactEvent.@Nullable ContactClosed closed) {}

  /** Whether an agent's phone can be rung. */
  enum PhoneState {
    REACHABLE,
    UNREACHABLE,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** A queue as agents see it. */
  record QueueSummary(QueueId queueId, String name, QueuePlan.Delivery delivery) {}

  /**
   * Why a contact is where it is.
   *
   * @param state where it stands
   * @param queueId null when it has ended
   * @param reason one sentence
   * @param eligible how many agents could take it now
   * @param ineligibleByRule how many agents each rule rules out
   * @param nearMisses what each of the agents lacks; at most 200
   * @param ahead how many come before it in its queue; null when it does not wait
   * @param forecast how long it will wait; null when it does not, or nothing is known of it
   */
  record ContactExplained(
      ContactId contactId,
      ContactState state,
      @Nullable QueueId queueId,
      @Nullable Instant enqueuedAt,
      String reason,
      int eligible,
      Map<OfferWhy.EligibilityRule, Integer> ineligibleByRule,
      List<OfferWhy.Shortfall> nearMisses,
      @Nullable Integer ahead,
      @Nullable WaitForecast forecast)
      implements RoutingAnswer {
    public ContactExplained {
      ineligibleByRule =
          ineligibleByRule == null
              ? Map.of()
              : Collections.unmodifiableMap(new TreeMap<>(ineligibleByRule));
      nearMisses = nearMisses == null ? List.of() : List.copyOf(nearMisses);
    }
  }

  /** Where a contact stands. */
  enum ContactState {
    WAITING,
    OFFERED,
    ASSIGNED,
    ENDED,
    /** In no queue until a time. */
    DEFERRED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * Why an agent is given what she is given, or nothing.
   *
   * @param since when her turn began: the end of her last assignment or her return
   * @param reason one sentence
   * @param waiting how many contacts wait in the queues of her profile
   * @param takable how many of them she may take now
   * @param ineligibleByRule how many contacts each rule keeps from her
   * @param nearMisses some of them with what she lacks; at most 200
   */
  record AgentExplained(
      AgentId agentId,
      AgentEvent.AgentState state,
      Instant since,
      String reason,
      int waiting,
      int takable,
      Map<OfferWhy.EligibilityRule, Integer> ineligibleByRule,
      List<Kept> nearMisses)
      implements RoutingAnswer {
    public AgentExplained {
      ineligibleByRule =
          ineligibleByRule == null
              ? Map.of()
              : Collections.unmodifiableMap(new TreeMap<>(ineligibleByRule));
      nearMisses = nearMisses == null ? List.of() : List.copyOf(nearMisses);
    }
  }

  /** A waiting contact that an agent may not take. */
  record Kept(ContactId contactId, QueueId queueId, OfferWhy.EligibilityRule rule) {}

  /**
   * What a customer finds who comes now; the first four components are the question's.
   *
   * @param queueId the queue that was looked at, after those that overflow
   * @param denied why it lets her in no more; null when it does, or she waits already
   * @param action what becomes of who is not let in, never OVERFLOW; null when she is let in
   * @param openUntil when its hours end; null when it is closed, or has none
   * @param opensAt when it lets her in, or gives out again; null when it does now, or when that
   *     cannot be said
   * @param attended whether somebody is there, free or busy, who may be given her contact
   * @param free whether one of them would be given it at once
   * @param forecast what she would wait; null when nobody is there, somebody is free, or nothing is
   *     known
   * @param message of the supervisor who restricted the queue, or of the plan for who is not let
   *     in; null: none
   */
  record ServiceStatusTold(
      ChannelType channel,
      String entryPoint,
      @Nullable String language,
      @Nullable QueueId waitsIn,
      QueueId queueId,
      Instant toldAt,
      @Nullable AdmissionReason denied,
      Intake.@Nullable AdmissionAction action,
      @Nullable Instant openUntil,
      @Nullable Instant opensAt,
      boolean attended,
      boolean free,
      @Nullable WaitForecast forecast,
      @Nullable String message)
      implements RoutingAnswer {}
}
