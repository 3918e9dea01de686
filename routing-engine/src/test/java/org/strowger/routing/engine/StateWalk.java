package org.strowger.routing.engine;

import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.Tick;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainHead;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.PlanPart;
import org.strowger.routing.engine.state.RestrictedQueue;
import org.strowger.routing.engine.state.Segment;

/** Walks every state that one contact and its agents can come into by what anybody may do. */
final class StateWalk {

  /** Far more states than there are: a walk that comes so far does not end. */
  static final int MOST = 20_000;

  /** One queue that offers and one to pull from, chats that go idle, calls that are called back. */
  static final RoutingPlan PLAN =
      TestPlan.of(
              queue("live").wrapUp(WrapUp.Mode.UNTIL_DONE, 0).callback(2, 60),
              queue("back").wrapUp(WrapUp.Mode.UNTIL_DONE, 0).callback(2, 60).pull())
          .profile(profileOf("all").serves("live", 1).serves("back", 1).idleChat(60).misses(1))
          .build();

  /** The desk says every so many seconds that it is there. */
  private static final Duration BEAT = Duration.ofSeconds(2);

  /** Longer than an offer lives, and than a chat may be silent. */
  private static final List<Integer> PAUSES = List.of(18, 33);

  /** Nobody is heard of; a callback comes due, and grace ends. */
  private static final Duration SILENCE = Duration.ofSeconds(130);

  /** What is known, and when. */
  record State(List<Entity> entities, Instant at) {}

  private final Map<String, State> found = new TreeMap<>();
  private final Deque<State> next = new ArrayDeque<>();
  private final Set<Class<?>> followed = new HashSet<>();

  static StateWalk of(WalkScene scene) {
    var walk = new StateWalk();
    Exchange start = scene.start(Exchange.with(PLAN, agent("a"), agent("b")));
    walk.add(new State(start.save().stored(), start.now()));
    while (!walk.next.isEmpty() && walk.found.size() < MOST) {
      State from = walk.next.removeFirst();
      for (RoutingCommand command : scene.commands(from)) {
        walk.add(walk.after(from, command, Duration.ofSeconds(1)));
      }
      for (int beats : PAUSES) {
        walk.add(walk.after(from, new InstanceAlive(Exchange.DESK), beats, BEAT));
      }
      walk.add(walk.after(from, new Tick(), SILENCE));
    }
    return walk;
  }

  /** The states, by a name that tells them apart. */
  Map<String, State> found() {
    return Collections.unmodifiableMap(found);
  }

  /** The kinds of commands that were not always rejected. */
  Set<Class<?>> followed() {
    return Collections.unmodifiableSet(followed);
  }

  private void add(State state) {
    if (found.putIfAbsent(nameOf(state.entities()), state) == null) {
      next.add(state);
    }
  }

  State after(State from, RoutingCommand command, Duration by) {
    return after(from, command, 1, by);
  }

  private State after(State from, RoutingCommand command, int times, Duration by) {
    var engine = RoutingEngine.restore(new DomainId("test"), from.entities());
    Instant at = from.at();
    for (int i = 0; i < times; i++) {
      at = at.plus(by);
      if (engine.handle(command, at).stream().noneMatch(CommandRejected.class::isInstance)) {
        followed.add(command.getClass());
      }
    }
    return new State(new Store(from.entities()).save(engine).entities(), at);
  }

  /** The states of all of them, without times and numbers; several that are alike count as one. */
  private static String nameOf(List<Entity> entities) {
    var parts = new LinkedHashSet<String>();
    for (Entity entity : entities) {
      switch (entity) {
        case Contact each ->
            parts.add(
                each.id()
                    + each.getClass().getSimpleName()
                    + each.segment().queueId()
                    + callsOf(each.segment().calls()));
        case Assignment each -> parts.add(nameOf(each));
        case Agent each ->
            parts.add(
                each.presence()
                    + " "
                    + each.connected()
                    + each.phoneReachable()
                    + each.availability().suspension()
                    + (each.availability().next() != null)
                    + (each.loan() == null ? "" : " on loan"));
        case EndedContact each -> parts.add(each.contactId() + each.how().name());
        case RestrictedQueue each -> parts.add(each.queueId() + " " + each.restriction());
        case PlanPart each when each.version() > versionOf(entities) -> parts.add("plan to come");
        default -> {}
      }
    }
    return parts.toString();
  }

  /** Of the plan in force. */
  static long versionOf(List<Entity> entities) {
    return entities.stream()
        .filter(DomainHead.class::isInstance)
        .mapToLong(each -> ((DomainHead) each).planVersion())
        .sum();
  }

  private static String nameOf(Assignment each) {
    ContactId about = each.assigned().contactId();
    return (about.equals(WalkScene.CONSULT_CONTACT) ? "consult " : each.agentId() + " ")
        + (each.engaged() ? "engaged" : "wrap-up")
        + each.lacksDisposition()
        + (each.idle() ? " idle" : "");
  }

  private static String callsOf(Segment.@Nullable Calls calls) {
    return calls == null ? "" : " called back" + calls.reached();
  }
}
