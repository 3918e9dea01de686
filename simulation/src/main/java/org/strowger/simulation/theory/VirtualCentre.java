package org.strowger.simulation.theory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.RoutingEngine;
import org.strowger.simulation.theory.Demands.ContactRequest;
import org.strowger.simulation.theory.Demands.Services;

/** A centre whose agents get their customers from the real engine, under virtual time. */
final class VirtualCentre {

  private static final Instant OPENING = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration BEAT = Duration.ofSeconds(4);
  private static final InstanceId DESK = new InstanceId("desk");

  private final RoutingEngine engine = RoutingEngine.empty(new DomainId("theory"));
  private final PriorityQueue<Due> agenda = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final Map<ContactId, ContactRequest> open = new HashMap<>();
  private final Map<ContactId, Long> fates = new HashMap<>();
  private final Services services;
  private final LongConsumer told;
  private Instant alive = OPENING;
  private long arrived;
  private long next;
  private long decisions;

  private record Due(Instant at, RoutingCommand command) {}

  /**
   * @param told gets what became of each customer, in the order of their arrival
   */
  VirtualCentre(Setting setting, long seed, LongConsumer told) {
    this.services = new Services(seed);
    this.told = told;
    RoutingPlan plan = CentrePlan.of(setting);
    send(OPENING, new StagePlanPart(1, 1, 1, plan));
    send(OPENING, new ApplyPlan(1, 0, PlanHash.of(plan), "theory"));
    if (engine.planVersion() != 1) {
      throw new IllegalStateException("Expected a valid plan but it was refused");
    }
    send(
        OPENING,
        new PutAgents(
            IntStream.range(0, setting.servers())
                .mapToObj(number -> agent(number, setting.types()))
                .toList()));
    for (int i = 0; i < setting.servers(); i++) {
      send(OPENING, new AgentConnected(id(i), DESK));
      send(OPENING, new SetPresence(id(i), Presence.AVAILABLE, null, null));
    }
  }

  /** Customers in the order of their arrival. */
  void arrive(ContactRequest request) {
    Instant at = OPENING.plusNanos(request.at());
    workUntil(at);
    var contact = new ContactId("c" + arrived);
    open.put(contact, request);
    send(
        at,
        new RouteContact(
            contact,
            new ConversationId("v" + arrived),
            new CustomerId("p"),
            ChannelType.EMAIL,
            CentrePlan.type(request.type()),
            null,
            Map.of(),
            at));
    arrived++;
    if (request.patience() < Long.MAX_VALUE / 4 && open.containsKey(contact)) {
      agenda.add(
          new Due(
              at.plusNanos(request.patience()),
              new WithdrawContact(contact, WithdrawContact.Reason.CUSTOMER_LEFT)));
    }
  }

  /** Serves whoever is still there. */
  void close() {
    workUntil(Instant.MAX);
  }

  /** How many commands the engine has decided. */
  long decisions() {
    return decisions;
  }

  private void workUntil(Instant at) {
    for (Due due = agenda.peek(); due != null && !due.at().isAfter(at); due = agenda.peek()) {
      agenda.remove();
      boolean leaves = due.command() instanceof WithdrawContact;
      if (!leaves || open.containsKey(((WithdrawContact) due.command()).contactId())) {
        send(due.at(), due.command());
      }
    }
  }

  private void send(Instant at, RoutingCommand command) {
    while (alive.plus(BEAT).isBefore(at)) {
      alive = alive.plus(BEAT);
      handle(alive, new InstanceAlive(DESK));
    }
    handle(at, command);
  }

  private void handle(Instant at, RoutingCommand command) {
    List<RoutingEvent> events = engine.handle(command, at);
    engine.drainChanges();
    decisions++;
    for (RoutingEvent event : events) {
      switch (event) {
        case ContactAssigned e -> begin(e);
        case ContactRefused e -> end(e.contactId(), Fate.BLOCKED);
        case ContactAbandoned e -> {
          ContactRequest request = open.get(e.contactId());
          end(e.contactId(), Fate.left(request == null ? 0 : request.patience()));
        }
        default -> {}
      }
    }
  }

  private void begin(ContactAssigned event) {
    ContactRequest request = open.get(event.contactId());
    if (request == null) {
      throw new IllegalStateException("Expected to be given one once but twice " + event);
    }
    agenda.add(
        new Due(
            event.assignedAt().plusNanos(services.next()),
            new CloseContact(event.agentId(), event.contactId(), CentrePlan.DISPOSITION)));
    end(event.contactId(), Duration.between(OPENING, event.assignedAt()).toNanos() - request.at());
  }

  private void end(ContactId contact, long fate) {
    open.remove(contact);
    fates.put(contact, fate);
    for (Long told = fates.remove(name(next)); told != null; told = fates.remove(name(next))) {
      this.told.accept(told);
      next++;
    }
  }

  private static ContactId name(long number) {
    return new ContactId("c" + number);
  }

  private static AgentId id(int number) {
    return new AgentId("a" + number);
  }

  private static AgentDefinition agent(int number, int types) {
    return new AgentDefinition(
        id(number),
        new TeamId("team"),
        new ProfileId(CentrePlan.type(number % types)),
        Map.of(),
        Map.of(),
        true);
  }
}
