package org.strowger.bench.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
import org.strowger.contracts.plan.ProfilePlan.Capacity;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.RoutingEngine;

/** An engine with many queues and agents; each agent holds one mail at a time. */
final class World {

  private static final int BATCH = 250;
  private static final int QUEUES_PER_PROFILE = 50;
  private static final List<String> LANGUAGES = List.of("de", "en");
  private static final InstanceId DESK = new InstanceId("desk");

  final RoutingEngine engine = RoutingEngine.empty(new DomainId("bench"));
  private final int queues;
  private final int classes;
  private final List<ChannelType> autoAccept;
  private final List<OfferIssued> offers = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private int contacts;

  World(int queues, int classes) {
    this(queues, classes, List.of());
  }

  /**
   * @param autoAccept channels whose offers need no answer
   */
  World(int queues, int classes, List<ChannelType> autoAccept) {
    this.autoAccept = autoAccept;
    this.queues = queues;
    this.classes = classes;
    RoutingPlan plan = plan();
    send(new PlanCommand.StagePlanPart(1, 1, 1, plan));
    send(new PlanCommand.ApplyPlan(1, 0, PlanHash.of(plan), "bench"));
    if (engine.planVersion() != 1) {
      throw new IllegalStateException("Expected a valid plan but it was refused");
    }
  }

  List<RoutingEvent> send(RoutingCommand command) {
    now = now.plusMillis(1);
    List<RoutingEvent> events = engine.handle(command, now);
    for (RoutingEvent event : events) {
      if (event instanceof OfferIssued offer) {
        offers.add(offer);
      }
    }
    return events;
  }

  /** Puts agents on the roster; they are not there yet. */
  void roster(int agents) {
    for (int from = 0; from < agents; from += BATCH) {
      var batch = new ArrayList<AgentDefinition>();
      for (int i = from; i < Math.min(agents, from + BATCH); i++) {
        batch.add(agent(i));
      }
      send(new PlanCommand.PutAgents(batch));
    }
  }

  void signIn(int agents) {
    for (int i = 0; i < agents; i++) {
      send(new AgentCommand.AgentConnected(id(i), DESK));
      send(new AgentCommand.SetPresence(id(i), Presence.AVAILABLE, null, null));
      if (i % 100 == 0) {
        beat();
      }
    }
  }

  void beat() {
    send(new AgentCommand.InstanceAlive(DESK));
  }

  void arrive() {
    int number = contacts++;
    send(
        new RouteContact(
            new ContactId("c" + number),
            new ConversationId("v" + number),
            new CustomerId("p" + number),
            ChannelType.EMAIL,
            "e" + number % queues,
            new ContactLanguage(
                LANGUAGES.get(number / queues % 2), ContactLanguage.Source.DETECTED, 90),
            Map.of(),
            now));
  }

  /** Moves the offers since the last call. */
  void drainOffers(Collection<OfferIssued> to) {
    to.addAll(offers);
    offers.clear();
  }

  private static AgentId id(int number) {
    return new AgentId("a" + number);
  }

  private AgentDefinition agent(int number) {
    int kind = number % classes;
    return new AgentDefinition(
        id(number),
        new TeamId("team"),
        new ProfileId("p" + kind % profiles()),
        Map.of("s" + kind / profiles() % 200, 1 + kind / profiles() / 200 % 5),
        Map.of("de", 5, "en", 5),
        true);
  }

  private int profiles() {
    return Math.max(1, queues / QUEUES_PER_PROFILE * 2);
  }

  private RoutingPlan plan() {
    var all = new ArrayList<QueuePlan>();
    var rules = new ArrayList<EntryRule>();
    for (int i = 0; i < queues; i++) {
      all.add(queue("q" + i));
      rules.add(rule("r" + i, i == queues - 1 ? List.of() : List.of("e" + i), "q" + i));
    }
    var profiles = new ArrayList<ProfilePlan>();
    for (int i = 0; i < profiles(); i++) {
      var served = new ArrayList<ServedQueue>();
      for (int k = 0; k < Math.min(queues, QUEUES_PER_PROFILE); k++) {
        served.add(
            new ServedQueue(new QueueId("q" + (i * QUEUES_PER_PROFILE / 2 + k) % queues), 1));
      }
      profiles.add(
          new ProfilePlan(
              new ProfileId("p" + i),
              "p" + i,
              served,
              new Capacity(100, Map.of(ChannelType.EMAIL, 100), Map.of()),
              3,
              60));
    }
    var skills = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      skills.add("s" + i);
    }
    return new RoutingPlan(
        skills,
        LANGUAGES,
        List.of(),
        List.of(new Disposition("done", "Done")),
        List.of(),
        all,
        profiles,
        rules);
  }

  private static EntryRule rule(String name, List<String> entryPoints, String queue) {
    return new EntryRule(
        name, List.of(), entryPoints, List.of(), Map.of(), new QueueId(queue), List.of(), 5);
  }

  private QueuePlan queue(String id) {
    return new QueuePlan(
        new QueueId(id),
        id,
        QueuePlan.Delivery.PUSH,
        new QueuePlan.ServiceTarget(80, 86_400),
        5,
        ZoneOffset.UTC,
        List.of(),
        3,
        3_600,
        60,
        new QueuePlan.WrapUp(QueuePlan.WrapUp.Mode.NONE, 0),
        QueuePlan.Ranking.LONGEST_AVAILABLE,
        null,
        null,
        null,
        null,
        autoAccept);
  }
}
