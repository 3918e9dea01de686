package org.strowger.simulation.history;

import static org.strowger.simulation.history.Broken.unless;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.AgentEvent.AgentRemoved;
import org.strowger.contracts.routing.AgentEvent.AgentSuspended;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.AgentEvent.SuspensionCleared;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ConsultCommand;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;

/**
 * Counts what agents miss a second time, from commands and events alone: offers that lapse together
 * are one miss, those during which she acted are none, and nobody is suspended for fewer than her
 * profile allows.
 */
final class Misses {

  private static final int LAW = 12;

  private final Map<AgentId, Integer> inARow = new HashMap<>();
  private final Map<AgentId, Instant> missed = new HashMap<>();
  private final Map<AgentId, Instant> acted = new HashMap<>();

  /** Looks at one command, what it brought about, and the state after it. */
  void check(RoutingCommand command, Instant at, List<RoutingEvent> events, NaiveMatcher naive) {
    events.forEach(event -> follow(event, naive));
    boolean rejected = events.stream().anyMatch(CommandRejected.class::isInstance);
    AgentId actor = rejected ? null : actor(command, naive);
    if (actor != null) {
      inARow.remove(actor);
      acted.put(actor, at);
    }
    for (Agent agent : naive.agents) {
      unless(
          agent.availability().suspension() != null
              || inARow.getOrDefault(agent.id(), 0) < naive.mostMisses(),
          LAW,
          "Expected who misses too much to be suspended but got %s",
          agent);
    }
  }

  private void follow(RoutingEvent event, NaiveMatcher naive) {
    switch (event) {
      case OfferExpired each -> lapse(each);
      case OfferDeclined each -> inARow.remove(each.agentId());
      case ContactAssigned each -> inARow.remove(each.agentId());
      case SuspensionCleared each -> inARow.remove(each.agentId());
      case AgentRemoved each -> {
        inARow.remove(each.agentId());
        missed.remove(each.agentId());
        acted.remove(each.agentId());
      }
      case AgentSuspended each when each.suspension() == Suspension.NOT_RESPONDING ->
          unless(
              inARow.getOrDefault(each.agentId(), 0) >= naive.fewestMisses(),
              LAW,
              "Expected nobody to be suspended for one burst but got %s",
              each);
      default -> {}
    }
  }

  private void lapse(OfferExpired offer) {
    Instant before = missed.get(offer.agentId());
    Instant act = acted.get(offer.agentId());
    boolean together = before != null && offer.issuedAt().isBefore(before);
    boolean there = act != null && act.isAfter(offer.issuedAt());
    if (!together && !there) {
      inARow.merge(offer.agentId(), 1, Integer::sum);
      missed.put(offer.agentId(), offer.expiredAt());
    }
  }

  /** Who did something at her desk. */
  private static @Nullable AgentId actor(RoutingCommand command, NaiveMatcher naive) {
    return switch (command) {
      case AgentCommand.AgentConnected _,
          AgentCommand.AgentDisconnected _,
          AgentCommand.InstanceAlive _,
          AgentCommand.ReportPhone _ ->
          null;
      case AgentCommand.AcceptOffer each -> each.agentId();
      case AgentCommand.DeclineOffer each -> each.agentId();
      case AgentCommand.PullNext each -> each.agentId();
      case AgentCommand.CloseContact each -> each.agentId();
      case AgentCommand.EndWrapUp each -> each.agentId();
      case AgentCommand.SetPresence each -> each.agentId();
      case AgentCommand.ClearSuspension each -> each.agentId();
      case AgentCommand.ReportActivity each -> each.agentId();
      case AgentCommand.SetNextPresence each -> each.agentId();
      case AgentCommand.PickContact each -> each.agentId();
      case AgentCommand.SnoozeContact each -> each.agentId();
      case AgentCommand.StartOutbound each -> each.agentId();
      case ConsultCommand.StartConsult each -> each.agentId();
      case ConsultCommand.CompleteConsult each -> each.agentId();
      case ConsultCommand.CancelConsult each -> each.agentId();
      case ContactCommand.ReturnContact each -> each.agentId();
      case ContactCommand.TransferContact each -> each.agentId();
      case ContactCommand.ReportMessage each ->
          naive.assignments.stream()
              .filter(
                  made -> made.engaged() && made.assigned().contactId().equals(each.contactId()))
              .map(Assignment::agentId)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }
}
