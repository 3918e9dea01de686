package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.AgentDisconnected;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AgentCommand.OpenWork;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.AgentCommand.SetNextPresence;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.AgentCommand.SnoozeContact;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ConsultCommand.CompleteConsult;
import org.strowger.contracts.routing.ConsultCommand.StartConsult;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.Tick;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.Remembered;
import org.strowger.routing.engine.state.Stay;

/** Walks every state that one contact and one agent can come into by the commands of each. */
@DisplayName("R14, R15, K1: no state without a legal exit")
class StateWalkTest {

  private static final ContactId CONTACT = new ContactId("c1");
  private static final AgentId AGENT = new AgentId("a");
  private static final ContactId CONSULT = new ContactId("k1");
  private static final AgentId ASKED = new AgentId("b");
  private static final int MOST = 5_000;

  private final RoutingPlan plan =
      TestPlan.of(queue("live").wrapUp(WrapUp.Mode.UNTIL_DONE, 0).callback(2, 60)).build();

  /** What may happen to a contact while somebody is asked about it. */
  private static final List<RoutingCommand> FEW =
      List.of(
          new AgentDisconnected(AGENT, Exchange.DESK),
          new SetPresence(AGENT, Presence.OFFLINE, null, OpenWork.KEEP),
          new SetPresence(AGENT, Presence.OFFLINE, null, OpenWork.HAND_BACK),
          new CloseContact(AGENT, CONTACT, "done"),
          new CancelConsult(AGENT, CONSULT),
          new WithdrawContact(CONTACT, WithdrawContact.Reason.CUSTOMER_LEFT),
          new AssignContact(CONTACT, ASKED),
          new ReturnContact(CONTACT, ReturnReason.HANDED_BACK, null));

  private record State(List<Entity> entities, Instant at) {}

  @ParameterizedTest
  @EnumSource(names = {"VOICE", "CHAT"})
  void shouldLeadOutOfEveryState(ChannelType channel) {
    // given
    Map<String, State> found = walk(channel, List.of());

    // when
    for (Map.Entry<String, State> each : found.entrySet()) {
      List<Entity> left = leave(each.getValue());

      // then
      assertThat(left)
          .as("after %s", each.getKey())
          .noneMatch(entity -> entity instanceof Contact || entity instanceof Assignment);
      assertThat(agentOf(left).routable()).as("the agent after %s", each.getKey()).isTrue();
    }
    assertThat(found).hasSizeBetween(100, MOST);
  }

  @Test
  @DisplayName("R14, M1: no state of a consult without a legal exit, for none of the two agents")
  void shouldLeadOutOfEveryStateOfAConsult() {
    // given
    List<RoutingCommand> consult =
        List.of(
            new StartConsult(AGENT, CONTACT, CONSULT, null, null, List.of()),
            new AcceptOffer(ASKED, new OfferId(CONSULT, 1)),
            new DeclineOffer(ASKED, new OfferId(CONSULT, 1), DeclineReason.OTHER),
            new CancelConsult(ASKED, CONSULT),
            new CompleteConsult(AGENT, CONSULT),
            new AgentDisconnected(ASKED, Exchange.DESK),
            new SetPresence(ASKED, Presence.OFFLINE, null, OpenWork.HAND_BACK));
    Map<String, State> found = walk(ChannelType.CHAT, consult);

    // when
    for (Map.Entry<String, State> each : found.entrySet()) {
      List<Entity> left = leave(each.getValue());

      // then
      assertThat(left)
          .as("after %s", each.getKey())
          .noneMatch(
              entity ->
                  entity instanceof Contact
                      || entity instanceof Assignment
                      || entity instanceof Consult);
    }
    assertThat(found).hasSizeBetween(200, MOST);
    assertThat(found.keySet()).anyMatch(name -> name.contains("consult engaged"));
  }

  /** The agent alone, or with another whom she may ask. */
  private Map<String, State> walk(ChannelType channel, List<RoutingCommand> more) {
    var found = new TreeMap<String, State>();
    var next = new ArrayDeque<State>();
    Exchange start =
        more.isEmpty()
            ? Exchange.with(plan, agent("a"))
            : Exchange.with(plan, agent("a"), agent("b")).ready("a").chat("c1", "live");
    if (!more.isEmpty()) {
      start.accept("a", "c1").ready("b");
    }
    add(found, next, new State(start.save().stored(), start.now()));
    while (!next.isEmpty() && found.size() < MOST) {
      State from = next.removeFirst();
      var commands = new ArrayList<>(more);
      commands.addAll(more.isEmpty() ? commands(start, channel, from) : FEW);
      for (RoutingCommand command : commands) {
        add(found, next, after(from, command, Duration.ofSeconds(1)));
      }
      add(found, next, after(from, new Tick(), Duration.ofSeconds(100)));
    }
    return found;
  }

  private static void add(Map<String, State> found, Deque<State> next, State state) {
    String name = nameOf(state.entities());
    if (found.putIfAbsent(name, state) == null) {
      next.add(state);
    }
  }

  private static State after(State from, RoutingCommand command, Duration by) {
    var engine = RoutingEngine.restore(new DomainId("test"), from.entities());
    Instant at = from.at().plus(by);
    engine.handle(command, at);
    Map<String, Entity> entities = new TreeMap<>();
    from.entities().forEach(entity -> entities.put(entity.key(), entity));
    for (Change change : engine.drainChanges()) {
      Entity entity = change.entity();
      if (entity == null) {
        entities.remove(change.key());
      } else {
        entities.put(change.key(), entity);
      }
    }
    return new State(List.copyOf(entities.values()), at);
  }

  /** What anybody may do about the contact and the agent. */
  private static List<RoutingCommand> commands(Exchange names, ChannelType channel, State from) {
    OfferId offer = offerOf(from.entities());
    var all = new ArrayList<RoutingCommand>();
    all.add(names.route("c1", "v1", "live", channel, null));
    all.add(new AgentConnected(AGENT, Exchange.DESK));
    all.add(new AgentDisconnected(AGENT, Exchange.DESK));
    all.add(new ReportPhone(AGENT, true));
    all.add(new ReportPhone(AGENT, false));
    all.add(new SetPresence(AGENT, Presence.AVAILABLE, null, null));
    all.add(new SetPresence(AGENT, Presence.OFFLINE, null, OpenWork.KEEP));
    all.add(new SetPresence(AGENT, Presence.OFFLINE, null, OpenWork.HAND_BACK));
    all.add(new SetNextPresence(AGENT, Presence.ON_BREAK, null));
    all.add(new AcceptOffer(AGENT, offer));
    all.add(new DeclineOffer(AGENT, offer, DeclineReason.OTHER));
    all.add(new CloseContact(AGENT, CONTACT, "done"));
    all.add(new WithdrawContact(CONTACT, WithdrawContact.Reason.CUSTOMER_LEFT));
    all.add(new RequestCallback(CONTACT, CallbackReason.CUSTOMER_ASKED));
    all.add(new ReportCallback(CONTACT, CallbackOutcome.REACHED));
    all.add(new ReportCallback(CONTACT, CallbackOutcome.BUSY));
    all.add(new ReturnContact(CONTACT, ReturnReason.HANDED_BACK, null));
    all.add(new SnoozeContact(AGENT, CONTACT, from.at().plusSeconds(50)));
    all.add(new Requeue(CONTACT, new QueueId("live")));
    all.add(new AssignContact(CONTACT, AGENT));
    return all;
  }

  /** What a supervisor and the agent can do in any state. */
  private static List<Entity> leave(State from) {
    State state = from;
    for (RoutingCommand command :
        List.of(
            new CancelConsult(null, CONSULT),
            new DismissContact(CONTACT, DismissReason.OTHER),
            new CloseContact(ASKED, CONTACT, "done"),
            new EndWrapUp(ASKED, CONTACT),
            new CloseContact(AGENT, CONTACT, "done"),
            new EndWrapUp(AGENT, CONTACT),
            new AgentConnected(AGENT, Exchange.DESK),
            new ClearSuspension(AGENT),
            new SetPresence(AGENT, Presence.AVAILABLE, null, null))) {
      state = after(state, command, Duration.ofSeconds(1));
    }
    return state.entities();
  }

  /** Where the two stand, without times and numbers. */
  private static String nameOf(List<Entity> entities) {
    var parts = new ArrayList<String>();
    for (Entity entity : entities) {
      switch (entity) {
        case Contact each ->
            parts.add(each.id() + each.getClass().getSimpleName() + callsOf(each.stay().calls()));
        case Assignment each ->
            parts.add(
                (each.assigned().contactId().equals(CONSULT) ? "consult " : each.agentId() + " ")
                    + (each.engaged() ? "engaged" : "wrap-up")
                    + each.lacksDisposition());
        case Agent each ->
            parts.add(
                each.presence()
                    + " "
                    + each.connected()
                    + each.phoneReachable()
                    + each.suspension()
                    + (each.next() != null));
        case Remembered each -> parts.add(each.contactId() + each.how().name());
        default -> {}
      }
    }
    return parts.toString();
  }

  private static String callsOf(Stay.@Nullable Calls calls) {
    return calls == null ? "" : " called back" + calls.reached();
  }

  private static OfferId offerOf(List<Entity> entities) {
    for (Entity entity : entities) {
      if (entity instanceof Contact.Offered each) {
        return each.offer().offerId();
      }
    }
    return new OfferId(CONTACT, 1);
  }

  private static Agent agentOf(List<Entity> entities) {
    return entities.stream()
        .filter(Agent.class::isInstance)
        .map(Agent.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
