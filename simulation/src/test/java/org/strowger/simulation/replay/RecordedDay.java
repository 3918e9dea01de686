package org.strowger.simulation.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.routing.engine.RoutingEngine;

/** The log of one German-speaking agent who has more mails than she can answer at once. */
final class RecordedDay {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final AgentId AGENT = new AgentId("u-1");
  private static final InstanceId DESK = new InstanceId("desk-1");
  private static final int MAILS = 20;

  private final RoutingEngine engine = RoutingEngine.empty(new DomainId("demo"));
  private final List<Step> steps = new ArrayList<>();
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingInt(Due::number));
  private int number;

  private record Due(Instant at, int number, RoutingCommand command) {}

  void write(Path file) throws IOException {
    plan();
    staff();
    for (int i = 0; i < MAILS; i++) {
      at(10 + 10 * i, mail("c-" + i, START.plusSeconds(10 + 10 * i)));
    }
    while (!agenda.isEmpty()) {
      Due due = agenda.remove();
      happen(due.at(), due.command());
    }
    StepFile.write(file, log());
  }

  private void happen(Instant at, RoutingCommand command) {
    List<RoutingEvent> events = engine.handle(command, at);
    engine.drainChanges();
    int offset = steps.size() * 2;
    var recorded = new ArrayList<Recorded>();
    for (RoutingEvent event : events) {
      var cause =
          new Meta.Cause(
              "c" + offset,
              offset,
              recorded.size() + 1,
              events.size(),
              engine.planVersion(),
              RoutingEngine.VERSION);
      recorded.add(record(Topics.ROUTING_EVENTS, recorded.size(), at, event, cause));
      answer(event, at);
    }
    steps.add(new Step(record(Topics.ROUTING_COMMANDS, offset, at, command, null), recorded));
  }

  private static <T> Recorded record(
      Topic<T> topic, long offset, Instant at, T body, Meta.@Nullable Cause cause) {
    var meta = new Meta("id-" + offset, "/test", at, null, cause);
    WireRecord wire = Wire.write(topic, new Message<>("demo", meta, body));
    return new Recorded(offset, at, wire.headers(), wire.value());
  }

  private void answer(RoutingEvent event, Instant now) {
    switch (event) {
      case OfferIssued e -> later(now, 3, new AcceptOffer(e.agentId(), e.offerId()));
      case ContactAssigned e -> later(now, 30, new CloseContact(AGENT, e.contactId(), "done"));
      case WrapUpStarted e -> later(now, 5, new EndWrapUp(AGENT, e.contactId()));
      default -> {}
    }
  }

  private void later(Instant now, int seconds, RoutingCommand command) {
    agenda.add(new Due(now.plusSeconds(seconds), number++, command));
  }

  private void at(int seconds, RoutingCommand command) {
    later(START, seconds, command);
  }

  private void plan() {
    var queue =
        new QueuePlan(
            new QueueId("mail"),
            "Mail",
            QueuePlan.Delivery.PUSH,
            new QueuePlan.ServiceTarget(80, 60),
            5,
            ZoneOffset.UTC,
            List.of(),
            3,
            30,
            30,
            new QueuePlan.WrapUp(QueuePlan.WrapUp.Mode.OPTIONAL, 30),
            QueuePlan.Ranking.LONGEST_AVAILABLE);
    var profile =
        new ProfilePlan(
            new ProfileId("generalist"),
            "Generalist",
            List.of(new ProfilePlan.ServedQueue(queue.id(), 1)),
            new ProfilePlan.Capacity(100, Map.of(ChannelType.EMAIL, 100), Map.of()),
            3,
            30);
    var rule =
        new EntryRule("all", List.of(), List.of(), List.of(), Map.of(), queue.id(), List.of(), 5);
    var plan =
        new RoutingPlan(
            List.of(),
            List.of("de"),
            List.of(),
            List.of(new Disposition("done", "Done")),
            List.of(),
            List.of(queue),
            List.of(profile),
            List.of(rule));
    at(0, new StagePlanPart(1, 1, 1, plan));
    at(0, new ApplyPlan(1, 0, PlanHash.of(plan), "u-9001"));
  }

  private void staff() {
    var agent =
        new AgentDefinition(
            AGENT,
            new TeamId("team-1"),
            new ProfileId("generalist"),
            Map.of(),
            Map.of("de", 5),
            true);
    at(1, new PutAgents(List.of(agent)));
    at(1, new AgentConnected(AGENT, DESK));
    at(1, new SetPresence(AGENT, Presence.AVAILABLE, null, null));
    for (int second = 2; second < 40 * MAILS + 60; second += 2) {
      at(second, new InstanceAlive(DESK));
    }
  }

  private static RouteContact mail(String contact, Instant at) {
    return new RouteContact(
        new ContactId(contact),
        new ConversationId("v-" + contact),
        new CustomerId("k-" + contact),
        ChannelType.EMAIL,
        "support",
        new ContactLanguage("de", ContactLanguage.Source.EXPLICIT, 100),
        Map.of(),
        at);
  }

  private Steps log() {
    Iterator<Step> all = steps.iterator();
    return new Steps() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public Step next() {
        return all.next();
      }

      @Override
      public void close() {}
    };
  }
}
