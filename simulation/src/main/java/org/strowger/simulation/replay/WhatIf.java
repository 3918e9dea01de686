package org.strowger.simulation.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.routing.engine.RoutingEngine;

/**
 * The same customers and the same agents' shifts under another plan or roster. What customers do
 * and when agents are there is as recorded; since offers go elsewhere, agents' answers are made
 * anew: each offer is accepted, each contact worked and wrapped up as long as it was in the
 * recording. A customer who left while waiting leaves at the same time unless she is served by
 * then.
 */
final class WhatIf {

  private final RoutingEngine engine;
  private final Habits habits;
  private final Outcomes outcomes;
  private final OtherPlan other;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
  private final Set<ContactId> served = new HashSet<>();
  private long number;
  private boolean switched;

  WhatIf(String domain, Habits habits, Outcomes outcomes, OtherPlan other) {
    this.engine = RoutingEngine.empty(new DomainId(domain));
    this.habits = habits;
    this.outcomes = outcomes;
    this.other = other;
  }

  /** A command that is made up, and when it is due. */
  private record Due(Instant at, long number, RoutingCommand command) {}

  /** Goes on until a recorded command's time, then gives it to the engine if it still means it. */
  void take(Recorded record, RoutingCommand recorded, boolean before) {
    if (before) {
      decide(recorded, record.at());
      return;
    }
    if (!switched && engine.planVersion() > 0) {
      switchOver(record.at());
    }
    if (!switched) {
      decide(recorded, record.at());
      return;
    }
    workUntil(record.at());
    if (isStillMeant(recorded)) {
      decide(recorded, record.at());
    }
  }

  /** What agents have then they go on with; of what is over by then nothing is left to do. */
  private void switchOver(Instant at) {
    switched = true;
    due.removeIf(each -> each.at().isBefore(at));
    for (RoutingCommand command : other.commands(engine.planVersion())) {
      other.requireTaken(decide(command, at));
    }
    other.beats().forEach(beat -> schedule(at, beat));
  }

  /** Fires what is due before then: answers that are made up, and the engine's own deadlines. */
  private void workUntil(Instant at) {
    while (true) {
      Instant deadline = engine.nextDeadline();
      Due next = due.peek();
      Instant answer = next == null ? null : next.at();
      Instant first = earlier(deadline, answer);
      if (first == null || first.isAfter(at)) {
        return;
      }
      if (next != null && first.equals(answer)) {
        due.poll();
        decide(next.command(), next.at());
        other.again(next.command(), next.at()).ifPresent(later -> schedule(later, next.command()));
      } else {
        decide(new Tick(), first);
      }
    }
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant another) {
    if (one == null || another == null) {
      return one == null ? another : one;
    }
    return one.isBefore(another) ? one : another;
  }

  private boolean isStillMeant(RoutingCommand command) {
    return switch (command) {
      case AcceptOffer _, DeclineOffer _, CloseContact _, EndWrapUp _ -> false;
      case ReturnContact _, ReportCallback _, Tick _ -> false;
      case StagePlanPart _, ApplyPlan _ -> !other.hasPlan();
      case WithdrawContact left -> !served.contains(left.contactId());
      default -> true;
    };
  }

  private List<RoutingEvent> decide(RoutingCommand command, Instant at) {
    List<RoutingEvent> events = engine.handle(command, at);
    engine.drainChanges();
    for (RoutingEvent event : events) {
      outcomes.take(event);
      answer(event, engine.time());
    }
    return events;
  }

  private void answer(RoutingEvent event, Instant now) {
    switch (event) {
      case OfferIssued e when e.mode() == OfferMode.OFFERED -> {
        Duration ringing = Duration.between(e.issuedAt(), e.expiresAt()).minusMillis(1);
        Duration wanted = habits.toAccept(e.contactId());
        Duration delay = wanted.compareTo(ringing) < 0 ? wanted : ringing;
        schedule(now.plus(delay), new AcceptOffer(e.agentId(), e.offerId()));
      }
      case ContactAssigned e -> {
        served.add(e.contactId());
        schedule(
            now.plus(habits.toWork(e.contactId())),
            new CloseContact(e.agentId(), e.contactId(), other.disposition()));
      }
      case WrapUpStarted e ->
          schedule(
              now.plus(habits.toWrapUp(e.contactId())), new EndWrapUp(e.agentId(), e.contactId()));
      case ContactReturned e -> served.remove(e.contactId());
      default -> {}
    }
  }

  private void schedule(Instant at, RoutingCommand command) {
    due.add(new Due(at, number++, command));
  }

  void end(Instant at) {
    workUntil(at);
    outcomes.end(at);
  }
}
