package org.strowger.routing.engine.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentEvent.Suspension;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;
import org.strowger.routing.engine.TestPlan;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.AgentAvailability;
import org.strowger.routing.engine.state.AgentAvailability.ChosenPresence;
import org.strowger.routing.engine.state.AgentConnection;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.EndedOffer;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.PlanPart;
import org.strowger.routing.engine.state.RestrictedQueue;
import org.strowger.routing.engine.state.WaitStage;

/** The indexes of a domain in which anything happens, and all of its entities in a map. */
final class IndexWorld implements Consumer<IndexWorld.Operation> {

  private static final List<String> QUEUES = List.of("mail", "desk", "phone");
  private static final List<ChannelType> CHANNELS =
      List.of(ChannelType.EMAIL, ChannelType.CHAT, ChannelType.VOICE);
  private static final List<Presence> PRESENCES =
      List.of(
          Presence.AVAILABLE,
          Presence.AVAILABLE,
          Presence.AVAILABLE,
          Presence.FOCUS,
          Presence.ON_BREAK,
          Presence.OFFLINE);
  private static final int AGENTS = 6;
  private static final int CONTACTS = 12;

  /** What happens. */
  enum Kind {
    AGENT_CHANGES,
    AGENT_LEAVES,
    CONTACT_WAITS,
    CONTACT_IS_OFFERED,
    OFFER_ENDS,
    OFFER_IS_ACCEPTED,
    CONTACT_ENDS,
    CONTACT_STARVES,
    CONTACT_IS_DEFERRED,
    CHAT_GOES_IDLE,
    BACKOFF_BEGINS,
    BACKOFF_ENDS,
    QUEUE_IS_PAUSED,
    QUEUE_IS_RESUMED,
    TIME_PASSES,
    PLAN_CHANGES
  }

  private static final List<Kind> KINDS = List.of(Kind.values());

  /**
   * One thing that happens; where it has no sense it does nothing.
   *
   * @param variety decides on the rest, bit by bit
   */
  record Operation(Kind kind, int agent, int contact, int variety) {

    static Operation next(Random random) {
      int common = random.nextInt(3);
      Kind kind =
          common == 0
              ? Kind.AGENT_CHANGES
              : common == 1 ? Kind.CONTACT_WAITS : KINDS.get(random.nextInt(KINDS.size()));
      return new Operation(
          kind, random.nextInt(AGENTS), random.nextInt(CONTACTS), random.nextInt(1 << 20));
    }
  }

  private final IndexWriter writer = new IndexWriter();
  private final Map<String, Entity> entities = new TreeMap<>();
  private final Consumer<NaiveIndex> verification;
  private Instant now = Samples.START;
  private long planVersion;

  /**
   * @param verification compares the indexes with what the entities say
   */
  IndexWorld(Consumer<NaiveIndex> verification) {
    this.verification = verification;
    put(writer.index().state().head().at(now));
    applyPlan();
  }

  @Override
  public void accept(Operation operation) {
    apply(operation);
    writer.refresh();
    writer.placeDeadlines();
    verification.accept(new NaiveIndex(plan(planVersion), entities.values(), now, writer.index()));
    if (operation.variety() % 2 == 0) {
      writer.settle();
    }
  }

  private void apply(Operation operation) {
    int variety = operation.variety();
    var agentId = new AgentId("a" + operation.agent());
    var contactId = new ContactId("c" + operation.contact());
    Contact contact = (Contact) entities.get(Contact.keyOf(contactId));
    Agent agent = (Agent) entities.get(Agent.keyOf(agentId));
    var queueId = new QueueId(QUEUES.get(variety % 3));
    switch (operation.kind()) {
      case AGENT_CHANGES -> put(agent(agentId, variety));
      case AGENT_LEAVES -> leave(agent);
      case CONTACT_WAITS -> {
        if (contact == null || contact instanceof Contact.Waiting) {
          put(waiting(operation, contact));
        }
      }
      case CONTACT_IS_OFFERED -> {
        if (contact instanceof Contact.Waiting each && agent != null) {
          put(each.offered(Samples.offer(each, agentId, 20 + variety % 30, now)));
        }
      }
      case OFFER_ENDS -> {
        if (contact instanceof Contact.Offered each) {
          put(each.unanswered(EndedOffer.How.DECLINED, now));
        }
      }
      case OFFER_IS_ACCEPTED -> {
        if (contact instanceof Contact.Offered each) {
          OfferIssued offer = each.offer();
          put(each.accepted());
          put(Assignment.of(Samples.assigned(offer, now), null));
        }
      }
      case CONTACT_ENDS -> end(contact);
      case CONTACT_STARVES -> {
        if (contact instanceof Contact.Waiting each) {
          put(each.with(each.segment().withStarvedAt(now)));
        }
      }
      case CONTACT_IS_DEFERRED -> {
        if (contact instanceof Contact.Waiting each) {
          put(
              new Contact.Deferred(
                  each.request(), each.segment(), now.plusSeconds(60), DeferReason.SNOOZED));
        }
      }
      case CHAT_GOES_IDLE -> {
        Assignment assignment =
            contact instanceof Contact.Assigned each ? assignment(each.offerId()) : null;
        if (assignment != null) {
          put(assignment.idle() ? assignment.silentUntil(now) : assignment.idleFrom(now));
        }
      }
      case BACKOFF_BEGINS -> {
        if (contact != null && agent != null) {
          put(
              new Backoff(
                  contactId,
                  agentId,
                  Backoff.Cause.DECLINED,
                  now,
                  now.plusSeconds(60),
                  variety % 3 == 0));
        }
      }
      case BACKOFF_ENDS -> remove(entities.get(Backoff.keyOf(contactId, agentId)));
      case QUEUE_IS_PAUSED ->
          put(
              new RestrictedQueue(
                  queueId,
                  variety % 4 == 0 ? QueueRestriction.CLOSED : QueueRestriction.PAUSED,
                  now,
                  null,
                  null,
                  "u-1"));
      case QUEUE_IS_RESUMED -> {
        remove(entities.get(RestrictedQueue.keyOf(queueId)));
        writer.openQueue(queueId, Trigger.QUEUE_RESUMED);
      }
      case TIME_PASSES -> pass(1 + variety % 15);
      case PLAN_CHANGES -> applyPlan();
    }
  }

  private @Nullable Assignment assignment(OfferId id) {
    return (Assignment) entities.get(Assignment.keyOf(id));
  }

  /** Whoever leaves has nothing to do any more, and backs off from nothing. */
  private void leave(@Nullable Agent agent) {
    if (agent == null
        || !writer.index().state().offersTo(agent.id()).isEmpty()
        || !writer.index().state().assignmentsOf(agent.id()).isEmpty()) {
      return;
    }
    writer.index().state().backoffsOf(agent.id()).forEach(this::remove);
    var offline = new ChosenPresence(Presence.OFFLINE, null);
    put(agent.with(agent.availability().choosing(offline)));
    remove(agent);
  }

  private void end(@Nullable Contact contact) {
    if (contact == null) {
      return;
    }
    if (contact instanceof Contact.Assigned each) {
      remove(assignment(each.offerId()));
    }
    for (int i = 0; i < AGENTS; i++) {
      remove(entities.get(Backoff.keyOf(contact.id(), new AgentId("a" + i))));
    }
    remove(contact);
  }

  private Contact.Waiting waiting(Operation operation, @Nullable Contact before) {
    int variety = operation.variety();
    Contact.Waiting contact =
        Samples.waiting(
            operation.contact(),
            QUEUES.get(variety % 3),
            CHANNELS.get(variety / 3 % 3),
            (variety & 64) == 0 ? null : (variety & 128) == 0 ? "de-AT" : "en",
            (variety & 256) == 0 ? null : "a" + variety % AGENTS,
            now.minusSeconds(variety % 25));
    if (before != null && (variety & 512) == 0) {
      return (Contact.Waiting) before.with(before.segment().withPriority(1 + variety % 9));
    }
    return contact;
  }

  private Agent agent(AgentId id, int variety) {
    var definition =
        new AgentDefinition(
            id,
            TestPlan.agent("x").teamId(),
            TestPlan.agent("x", variety % 2 == 0 ? "all" : "near", Map.of(), Map.of()).profileId(),
            (variety & 4) == 0 ? Map.of("refunds", 1 + variety % 5) : Map.of(),
            (variety & 8) == 0 ? Map.of("de", 1 + variety % 5) : Map.of("en", 3),
            variety % 11 != 0,
            id.value(),
            (variety & 16) == 0 ? null : List.of("experts"));
    var chosen = new ChosenPresence(PRESENCES.get(variety % PRESENCES.size()), null);
    return Agent.joining(definition, now)
        .with(
            new AgentAvailability(
                chosen,
                (variety & 0x7000) == 0 ? new ChosenPresence(Presence.ON_BREAK, null) : null,
                (variety & 0x70000) == 0 ? Suspension.DECLINING : null,
                0,
                now.minusSeconds(variety % 100),
                null,
                null))
        .with(
            new AgentConnection(
                variety % 7 == 0 ? List.of() : List.of(new InstanceId("desk")),
                variety % 5 == 0 ? PhoneState.UNREACHABLE : PhoneState.REACHABLE,
                null));
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
    put(writer.index().state().head().at(now));
    for (Contact contact : writer.index().state().contacts()) {
      if (contact instanceof Contact.Waiting waiting) {
        put(writer.atStageNow(waiting, waiting.waitStage().preferred()));
      }
    }
  }

  private void applyPlan() {
    planVersion++;
    put(new PlanPart(planVersion, 1, 1, plan(planVersion)));
    put(writer.index().state().head().withPlan(planVersion));
    for (ContactId displaced : writer.applyPlan(planVersion)) {
      put(writer.atStageNow(writer.index().entry(displaced).waiting(), false));
    }
    for (AgentId preferred : writer.preferredAgents()) {
      for (Contact.Waiting contact : writer.preferring(preferred)) {
        put(writer.atStageNow(contact, contact.waitStage().preferred()));
      }
      sendOn(preferred);
    }
  }

  private void put(Entity entity) {
    writer.put(entity);
    Entity stored =
        entity instanceof Contact contact ? writer.index().state().contact(contact.id()) : entity;
    entities.put(entity.key(), stored);
    if (entity instanceof Agent agent) {
      sendOn(agent.id());
    }
  }

  private void sendOn(AgentId id) {
    for (Contact.Waiting contact : writer.preferringInVain(id)) {
      WaitStage stage = contact.waitStage();
      put(contact.at(WaitStage.of(stage.step(), stage.tier(), false)));
    }
  }

  private void remove(@Nullable Entity entity) {
    if (entity != null) {
      writer.remove(entity);
      entities.remove(entity.key());
    }
  }

  /** Two plans that take turns. */
  private static RoutingPlan plan(long version) {
    boolean odd = version % 2 == 1;
    TestPlan.Queue mail =
        TestPlan.queue("mail")
            .requires("refunds", odd ? 3 : 2)
            .lowers(10, "refunds", 1)
            .opensTo(20, "experts")
            .prefersFor(30)
            .starvesAfter(40);
    return TestPlan.of(
            odd ? mail.skipsUnstaffed() : mail,
            TestPlan.queue("desk").pull().languageLevel(3).accepts(15, "en"),
            TestPlan.queue("phone").prefersFor(odd ? 20 : 5))
        .profile(
            TestPlan.profileOf("all")
                .serves("mail", 1)
                .serves("desk", 2)
                .serves("phone", 1)
                .letsThrough(ChannelType.EMAIL, ChannelType.VOICE)
                .maximum(ChannelType.CHAT, 2)
                .offersAtOnce(odd ? 2 : null)
                .units(odd ? 100 : 150))
        .profile(
            TestPlan.profileOf("near")
                .serves("mail", 2, odd ? 10 : 0)
                .serves("phone", 1, 5)
                .offersAtOnce(null)
                .units(120))
        .build();
  }
}
