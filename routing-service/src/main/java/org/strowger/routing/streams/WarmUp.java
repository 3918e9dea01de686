package org.strowger.routing.streams;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.contracts.Actor;
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
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.routing.engine.Change;
import org.strowger.routing.engine.RoutingEngine;

/**
 * Decides for a domain that nobody has, and keeps nothing of it: an instance that takes a domain
 * over in the midst of its load has its code compiled by then. A cold one took seconds longer.
 */
final class WarmUp {

  private static final int CONTACTS = 2_000;
  private static final int RESTORES = 10;
  private static final DomainId NOWHERE = new DomainId("warm-up");
  private static final AgentId AGENT = new AgentId("warm-up");
  private static final InstanceId DESK = new InstanceId("warm-up");
  private static final QueueId QUEUE = new QueueId("warm-up");
  private static final ProfileId PROFILE = new ProfileId("warm-up");
  private static final String DISPOSITION = "done";

  private final RoutingEngine engine = RoutingEngine.empty(NOWHERE);
  private final Map<String, byte[]> stored = new TreeMap<>();
  private long offset;

  private WarmUp() {}

  /** Takes a second or two of one processor. */
  static void run() {
    var warmUp = new WarmUp();
    warmUp.decide();
    warmUp.restore();
  }

  /** A takeover reads everything that is stored of its domains before it decides anything. */
  private void restore() {
    for (int i = 0; i < RESTORES; i++) {
      RoutingEngine.restore(NOWHERE, stored.values().stream().map(StateCodec::decode).toList());
    }
  }

  private void decide() {
    RoutingPlan plan = plan();
    handle(new StagePlanPart(1, 1, 1, plan));
    handle(new ApplyPlan(1, 0, PlanHash.of(plan), "warm-up"));
    handle(
        new PutAgents(
            List.of(
                new AgentDefinition(
                    AGENT, new TeamId("warm-up"), PROFILE, Map.of(), Map.of(), true))));
    handle(new AgentConnected(AGENT, DESK));
    handle(new SetPresence(AGENT, Presence.AVAILABLE, null, null));
    for (int i = 0; i < CONTACTS; i++) {
      OfferIssued offer = offerIn(handle(contact(i)));
      handle(new AcceptOffer(AGENT, offer.offerId()));
      handle(new CloseContact(AGENT, offer.contactId(), DISPOSITION));
    }
    for (int i = CONTACTS; i < 2 * CONTACTS; i++) {
      handle(contact(i));
    }
  }

  private static OfferIssued offerIn(List<RoutingEvent> events) {
    return events.stream()
        .filter(OfferIssued.class::isInstance)
        .map(OfferIssued.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Everything that {@link RoutingProcessor} does with a command. */
  private List<RoutingEvent> handle(RoutingCommand command) {
    var meta =
        Meta.of("warm-up:" + offset, "/routing-service", Instant.EPOCH, Actor.system("none"));
    try {
      Message<RoutingCommand> read =
          EventRecords.readCommand(
              EventRecords.record(
                  Wire.write(
                      Topics.ROUTING_COMMANDS, new Message<>(NOWHERE.value(), meta, command)),
                  Instant.EPOCH));
      List<RoutingEvent> events = DomainEngines.decide(engine, read.body(), Instant.EPOCH);
      EventRecords.write(read, offset++, engine.time(), engine.planVersion(), events);
      engine.drainChanges().forEach(this::store);
      return events;
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("Expected to read what was written", e);
    }
  }

  private void store(Change change) {
    if (change.entity() == null) {
      stored.remove(change.key());
    } else {
      stored.put(change.key(), StateCodec.encode(change.entity()));
    }
  }

  private static RouteContact contact(int number) {
    return new RouteContact(
        new ContactId("c-" + number),
        new ConversationId("v-" + number),
        new CustomerId("k-" + number),
        ChannelType.EMAIL,
        "warm-up",
        null,
        Map.of(),
        Instant.EPOCH);
  }

  private static RoutingPlan plan() {
    var queue =
        new QueuePlan(
            QUEUE,
            "Warm-up",
            QueuePlan.Delivery.PUSH,
            new QueuePlan.ServiceTarget(80, 60),
            0,
            ZoneOffset.UTC,
            List.of(),
            0,
            60,
            30,
            new QueuePlan.WrapUp(QueuePlan.WrapUp.Mode.NONE, 0),
            QueuePlan.Ranking.LONGEST_AVAILABLE);
    var profile =
        new ProfilePlan(
            PROFILE,
            "Warm-up",
            List.of(new ProfilePlan.ServedQueue(QUEUE, 1)),
            new ProfilePlan.Capacity(1, Map.of(ChannelType.EMAIL, 1), Map.of()),
            10,
            600);
    var rule = new EntryRule("all", List.of(), List.of(), List.of(), Map.of(), QUEUE, List.of(), 5);
    return new RoutingPlan(
        List.of(),
        List.of(),
        List.of(),
        List.of(new Disposition(DISPOSITION, "Done")),
        List.of(),
        List.of(queue),
        List.of(profile),
        List.of(rule));
  }
}
