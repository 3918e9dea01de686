package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.state.Entity;

/** An engine with a clock that the test advances and a store that outlives the engine. */
public final class Exchange {

  static final InstanceId DESK = new InstanceId("desk-1");

  private final DomainId domain = new DomainId("test");
  private final Store store = new Store(List.of());
  private final List<RoutingEvent> log = new ArrayList<>();
  private RoutingEngine engine = RoutingEngine.empty(domain);
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private List<RoutingEvent> last = List.of();

  public static Exchange with(RoutingPlan plan, AgentDefinition... agents) {
    var exchange = new Exchange();
    exchange.apply(plan);
    if (agents.length > 0) {
      exchange.send(new PlanCommand.PutAgents(List.of(agents)));
    }
    return exchange;
  }

  public Exchange send(RoutingCommand command) {
    last = engine.handle(command, now);
    log.addAll(last);
    return this;
  }

  /** Lets time pass without telling the engine. */
  Exchange forward(Duration by) {
    now = now.plus(by);
    return this;
  }

  public Exchange advance(Duration by) {
    now = now.plus(by);
    return send(new Tick());
  }

  /** As {@link #advance}, with desks that stay alive. */
  public Exchange pass(int seconds) {
    var all = new ArrayList<RoutingEvent>();
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      all.addAll(send(new AgentCommand.InstanceAlive(DESK)).last);
    }
    last = all;
    return this;
  }

  /** Stores what changed and goes on with an engine that knows the store's JSON only. */
  public Exchange restart() {
    save();
    engine = RoutingEngine.restore(domain, stored().stream().map(Exchange::reread).toList());
    return this;
  }

  private static Entity reread(Entity entity) {
    try {
      return Json.LOG.readValue(Json.LOG.writeValueAsBytes(entity), entity.getClass());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All entities, as they were saved last. */
  public List<Entity> stored() {
    return store.entities();
  }

  public Exchange save() {
    store.save(engine);
    return this;
  }

  public Exchange apply(RoutingPlan plan) {
    long version = engine.planVersion() + 1;
    send(new PlanCommand.StagePlanPart(version, 1, 1, plan));
    return send(new PlanCommand.ApplyPlan(version, version - 1, PlanHash.of(plan), "u-9001"));
  }

  public Exchange connect(String agent) {
    return send(new AgentCommand.AgentConnected(new AgentId(agent), DESK));
  }

  public Exchange disconnect(String agent) {
    return send(new AgentCommand.AgentDisconnected(new AgentId(agent), DESK));
  }

  public Exchange presence(String agent, Presence presence) {
    return presence(agent, presence, null);
  }

  public Exchange presence(String agent, Presence presence, @Nullable OpenWork openWork) {
    return send(new AgentCommand.SetPresence(new AgentId(agent), presence, null, openWork));
  }

  public Exchange phone(String agent, boolean reachable) {
    return send(new AgentCommand.ReportPhone(new AgentId(agent), reachable));
  }

  /** Connects these agents and their phones, and makes them available, one second apart. */
  public Exchange ready(String... agents) {
    for (String agent : agents) {
      connect(agent).phone(agent, true).presence(agent, Presence.AVAILABLE);
      now = now.plusSeconds(1);
    }
    return this;
  }

  /** A mail in a conversation of its own, one second after the last. */
  public Exchange arrive(String contact, String entryPoint) {
    now = now.plusSeconds(1);
    return arrive(contact, entryPoint, ChannelType.EMAIL, null);
  }

  public Exchange arrive(
      String contact, String entryPoint, ChannelType channel, @Nullable String language) {
    return send(route(contact, "of-" + contact, entryPoint, channel, language));
  }

  RouteContact route(
      String contact,
      String conversation,
      String entryPoint,
      ChannelType channel,
      @Nullable String language) {
    return new RouteContact(
        new ContactId(contact),
        new ConversationId(conversation),
        new CustomerId("customer"),
        channel,
        entryPoint,
        language == null
            ? null
            : new ContactLanguage(language, ContactLanguage.Source.DETECTED, 90),
        Map.of(),
        now);
  }

  /** A mail to the entry point {@code mail} that prefers an agent, now. */
  public RouteContact preferring(String contact, String agent) {
    return new RouteContact(
        new ContactId(contact),
        new ConversationId("of-" + contact),
        new CustomerId("customer"),
        ChannelType.EMAIL,
        "mail",
        null,
        Map.of(),
        now,
        new AgentId(agent),
        null,
        null);
  }

  /** A call to the entry point, one second after the last contact. */
  public Exchange call(String contact, String entryPoint) {
    now = now.plusSeconds(1);
    return arrive(contact, entryPoint, ChannelType.VOICE, null);
  }

  /** A chat to the entry point, one second after the last contact. */
  public Exchange chat(String contact, String entryPoint) {
    now = now.plusSeconds(1);
    return arrive(contact, entryPoint, ChannelType.CHAT, null);
  }

  public Exchange withdraw(String contact) {
    return withdraw(contact, WithdrawContact.Reason.CUSTOMER_LEFT);
  }

  public Exchange withdraw(String contact, WithdrawContact.Reason reason) {
    return send(new WithdrawContact(new ContactId(contact), reason));
  }

  public Exchange requestCallback(String contact) {
    return send(
        new RequestCallback(new ContactId(contact), ContactCommand.CallbackReason.CUSTOMER_ASKED));
  }

  public Exchange reportCallback(String contact, ContactCommand.CallbackOutcome outcome) {
    return send(new ContactCommand.ReportCallback(new ContactId(contact), outcome));
  }

  public Exchange accept(String agent, String contact) {
    return send(new AgentCommand.AcceptOffer(new AgentId(agent), offerOf(contact)));
  }

  public Exchange decline(String agent, String contact) {
    return send(
        new AgentCommand.DeclineOffer(new AgentId(agent), offerOf(contact), DeclineReason.OTHER));
  }

  public Exchange close(String agent, String contact) {
    return send(new AgentCommand.CloseContact(new AgentId(agent), new ContactId(contact), "done"));
  }

  public Exchange endWrapUp(String agent, String contact) {
    return send(new AgentCommand.EndWrapUp(new AgentId(agent), new ContactId(contact)));
  }

  public Exchange snooze(String agent, String contact, int seconds) {
    return send(
        new AgentCommand.SnoozeContact(
            new AgentId(agent), new ContactId(contact), now.plusSeconds(seconds)));
  }

  public Exchange next(String agent, @Nullable Presence presence) {
    return send(new AgentCommand.SetNextPresence(new AgentId(agent), presence, null));
  }

  public Exchange pick(String agent, String contact) {
    return send(new AgentCommand.PickContact(new AgentId(agent), new ContactId(contact)));
  }

  public Exchange pullNext(String agent) {
    return send(new AgentCommand.PullNext(new AgentId(agent)));
  }

  /** The contact's latest offer. */
  OfferId offerOf(String contact) {
    return latestOffer(contact).offerId();
  }

  /** Whom the contact was offered last. */
  String offerTo(String contact) {
    return latestOffer(contact).agentId().value();
  }

  private OfferIssued latestOffer(String contact) {
    return offers().reversed().stream()
        .filter(offer -> offer.contactId().value().equals(contact))
        .findFirst()
        .orElseThrow();
  }

  private List<OfferIssued> offers() {
    return all(OfferIssued.class);
  }

  /** What the latest step answered, of one kind. */
  public <T extends RoutingEvent> List<T> events(Class<T> kind) {
    return last.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The one event of a kind that the latest step answered. */
  public <T extends RoutingEvent> T only(Class<T> kind) {
    assertThat(events(kind)).as("in %s", last).hasSize(1);
    return events(kind).getFirst();
  }

  /** All events of a kind since the beginning. */
  public <T extends RoutingEvent> List<T> all(Class<T> kind) {
    return log.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The offers of the latest step, as {@code contact>agent}. */
  public List<String> offered() {
    return events(OfferIssued.class).stream()
        .map(offer -> offer.contactId() + ">" + offer.agentId())
        .toList();
  }

  public RejectionCode rejection() {
    return only(CommandRejected.class).code();
  }

  public List<RoutingEvent> last() {
    return last;
  }

  public Instant now() {
    return now;
  }

  public RoutingEngine engine() {
    return engine;
  }
}
