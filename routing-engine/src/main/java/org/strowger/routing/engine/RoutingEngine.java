package org.strowger.routing.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.decide.Deciders;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Applier;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.Entity;

/**
 * Decides for one routing domain: commands and their time in, events out. The same commands at the
 * same times give the same events and the same state. Not for use by several threads.
 */
public final class RoutingEngine {

  /** Changes whenever the same log may give other decisions. */
  public static final String VERSION = "5";

  private static final int DEADLINES_PER_COMMAND = 1_000;

  private final DomainId domain;
  private final DomainState state;
  private final Applier applier;
  private final Deciders deciders;
  private final Matcher matcher;
  private List<RoutingEvent> published = new ArrayList<>();

  private RoutingEngine(DomainId domain, DomainState state) {
    this.domain = domain;
    this.state = state;
    this.applier = new Applier(state);
    this.matcher = new Matcher(state);
    this.deciders = new Deciders(state, matcher);
  }

  /** An engine of a domain that nothing is known of. */
  public static RoutingEngine empty(DomainId domain) {
    return restore(domain, List.of());
  }

  /** An engine that goes on where these entities were left, in whatever order they come. */
  public static RoutingEngine restore(DomainId domain, Iterable<Entity> entities) {
    return new RoutingEngine(domain, DomainState.of(entities));
  }

  public DomainId domain() {
    return domain;
  }

  /**
   * Fires what is due, decides, applies, and gives contacts to agents until no eligible pair is
   * left. A command that cannot be followed is answered by {@code CommandRejected}.
   *
   * @param recordTime the broker's append time; the exchange's time never goes back
   * @throws IllegalStateException when state and events contradict each other; this engine must not
   *     be used any more
   */
  public List<RoutingEvent> handle(RoutingCommand command, Instant recordTime) {
    published = new ArrayList<>();
    int fired = fireDueDeadlines(recordTime, 0);
    moveClock(recordTime);
    deciders.decide(command).forEach(this::apply);
    fireDueDeadlines(recordTime, fired);
    settle();
    return Collections.unmodifiableList(published);
  }

  /**
   * Each deadline happens at its own time, however late the command is that brings it. A command
   * itself may leave one behind: an offer that ends after its contact has waited long enough.
   */
  private int fireDueDeadlines(Instant recordTime, int before) {
    Instant now = recordTime.isAfter(time()) ? recordTime : time();
    Deadline next = state.nextDeadline(now);
    int fired = before;
    while (fired < DEADLINES_PER_COMMAND && next != null) {
      moveClock(next.at());
      deciders.fire(next).forEach(this::apply);
      next = state.nextDeadline(now);
      fired++;
    }
    return fired;
  }

  private void moveClock(Instant to) {
    if (to.isAfter(time())) {
      apply(new Effect.ClockMoved(to));
    }
  }

  private void settle() {
    deciders.endConsults().forEach(this::apply);
    deciders.changePresences().forEach(this::apply);
    deciders.endBackoffs().forEach(this::apply);
    deciders.notices().forEach(this::apply);
    matcher.settle(offer -> deciders.issue(offer).forEach(this::apply));
    deciders.showAgents().forEach(this::apply);
    applier.settled();
  }

  private void apply(Effect effect) {
    if (effect instanceof Effect.Directed directed) {
      deciders.give(directed).forEach(this::apply);
      return;
    }
    applier.apply(effect);
    if (effect instanceof Effect.Published each) {
      published.add(each.event());
    }
  }

  /** What changed since the last call, each key once, sorted. */
  public List<Change> drainChanges() {
    var changes = new ArrayList<Change>();
    state.drainChanges((key, entity) -> changes.add(new Change(key, entity)));
    changes.sort(Comparator.comparing(Change::key));
    return Collections.unmodifiableList(changes);
  }

  /** When the next {@code Tick} is wanted; null when nothing is to come. */
  public @Nullable Instant nextDeadline() {
    Deadline next = state.nextDeadline();
    return next == null ? null : next.at();
  }

  /** The exchange's time: that of the latest command. */
  public Instant time() {
    return state.head().time();
  }

  /** The version of the plan in force; 0 before the first. */
  public long planVersion() {
    return state.plan().version();
  }

  /** Equal states have equal hashes, on every machine. */
  public long stateHash() {
    return state.hash();
  }
}
