package org.strowger.routing.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.AgentDisconnected;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.ReportActivity;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AgentEvent.AgentUpserted;
import org.strowger.contracts.routing.AgentEvent.ConnectionChanged;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/**
 * The open desks of this instance. Only edges become commands: a new socket asks for a snapshot,
 * the last one gone disconnects the agent.
 */
@Singleton
public final class Desks {

  private final InstanceId instance =
      new InstanceId("desk-" + UUID.randomUUID().toString().substring(0, 8));
  private final CommandSender sender;
  private final Counter slow;
  private final Map<Desk, Set<DeskSocket>> open = new ConcurrentHashMap<>();

  @Inject
  Desks(CommandSender sender, MeterRegistry meters) {
    this.sender = sender;
    this.slow = meters.counter("routing.desk.slow.closed");
    meters.gauge(
        "routing.desk.sockets", open, desks -> desks.values().stream().mapToInt(Set::size).sum());
  }

  /** An agent of a domain at her desks. */
  record Desk(DomainId domain, AgentId agent) {}

  void opened(Desk desk, DeskSocket socket) {
    open.compute(
        desk,
        (_, sockets) -> {
          Set<DeskSocket> all = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
          all.add(socket);
          return all;
        });
    askForSnapshot(desk, socket);
  }

  /**
   * The commands are sent within the map's lock, so that they never overtake a new desk's.
   *
   * @param signedOut her session has ended, so she is not away for a moment: with the last of her
   *     desks here she is offline
   */
  void closed(Desk desk, DeskSocket socket, boolean signedOut) {
    open.computeIfPresent(
        desk,
        (_, sockets) -> {
          if (!sockets.remove(socket) || !sockets.isEmpty()) {
            return sockets;
          }
          if (signedOut) {
            tell(desk, new SetPresence(desk.agent(), Presence.OFFLINE, null, OpenWork.KEEP));
          }
          tell(desk, new AgentDisconnected(desk.agent(), instance));
          return null;
        });
  }

  /** The answer comes over the feed, to all sockets of the agent. */
  void askForSnapshot(Desk desk, DeskSocket socket) {
    if (sender.ready()) {
      socket.askedForSnapshot(Instant.now());
      tell(desk, new AgentConnected(desk.agent(), instance));
    }
  }

  /** The agent is at her desk; the router makes of it what it means for her offers. */
  void acted(Desk desk, DeskSocket socket) {
    if (sender.ready() && socket.mayReportActivity(Instant.now())) {
      tell(desk, new ReportActivity(desk.agent()));
    }
  }

  /** Called by one thread, in the order of the log. */
  void onEvent(Message<RoutingEvent> event, Meta.Cause cause) {
    show(event, cause, Concerns.agentOf(event.body()));
    show(event, cause, Concerns.secondAgentOf(event.body()));
  }

  private void show(Message<RoutingEvent> event, Meta.Cause cause, @Nullable AgentId agent) {
    if (agent == null) {
      return;
    }
    var desk = new Desk(new DomainId(event.key()), agent);
    Set<DeskSocket> sockets = open.get(desk);
    if (sockets != null) {
      deliver(event, cause, sockets);
      reconnect(desk, event.body(), sockets);
    }
  }

  /** An agent who is on no roster gets no snapshot; she is told so. */
  private void deliver(Message<RoutingEvent> event, Meta.Cause cause, Set<DeskSocket> sockets) {
    String json = DeskFrame.of(event, cause, Instant.now()).json();
    boolean snapshot = event.body() instanceof AgentSnapshot;
    boolean refused =
        event.body() instanceof CommandRejected rejected
            && rejected.command().equals(AgentConnected.class.getSimpleName());
    for (DeskSocket socket : sockets) {
      if (!(refused ? socket.send(json) : socket.deliver(snapshot, json))) {
        slow.increment();
      }
    }
  }

  /** The router lost sight of a desk that is open, or came to know its agent only now. */
  private void reconnect(Desk desk, RoutingEvent event, Set<DeskSocket> sockets) {
    boolean lost = event instanceof ConnectionChanged change && !change.connected();
    for (DeskSocket socket : sockets) {
      if (lost || (event instanceof AgentUpserted && !socket.hasSnapshot())) {
        askForSnapshot(desk, socket);
        return;
      }
    }
  }

  /** Every 2 s: the router takes an instance that is silent for 6 s as gone. */
  void tellAlive() {
    if (sender.ready()) {
      open.keySet().stream()
          .map(Desk::domain)
          .collect(Collectors.toSet())
          .forEach(
              domain ->
                  sender.tell(
                      domain, Actor.system("routing-service"), new InstanceAlive(instance)));
    }
  }

  /** Asks again where an answer got lost, e.g. with the broker. */
  void askAgain(Instant askedBefore) {
    open.forEach(
        (desk, sockets) ->
            sockets.stream()
                .filter(socket -> socket.needsSnapshot(askedBefore))
                .forEach(socket -> askForSnapshot(desk, socket)));
  }

  void ping(Instant mustBeHeardSince) {
    open.values().forEach(sockets -> sockets.forEach(socket -> socket.ping(mustBeHeardSince)));
  }

  private void tell(Desk desk, RoutingCommand command) {
    sender.tell(desk.domain(), new Actor(Actor.Kind.AGENT, desk.agent().value()), command);
  }
}
