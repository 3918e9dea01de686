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
import org.strowger.contracts.routing.Tick;
import org.strowger.routing.engine.apply.Applier;
import org.strowger.routing.engine.apply.MutableDomainState;
import org.strowger.routing.engine.decide.Deciders;
import org.strowger.routing.engine.decide.FollowUps;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.QueueLoad;

/**
 * Decides for one routing domain: commands and their time in, events out. The same commands at the
 * same times give the same events and the same state. Not for use by several threads.
 */
public final class RoutingEngine {

  /** Changes whenever the same log may give other decisions. */
  public static final String VERSION = "10";

  private static final int DEADLINES_PER_COMMAND = 1_000;

  private final DomainId domain;
  private final DefectListener defects;
  private final MutableDomainState state;
  private final DomainIndex index;
  private final Applier applier;
  private final Deciders deciders;
  private final FollowUps followUps;
  private final Matcher matcher;
  private List<RoutingEvent> published = new ArrayList<>();

  private RoutingEngine(DomainId domain, MutableDomainState state, DefectListener defects) {
    this.domain = domain;
    this.defects = defects;
    this.state = state;
    this.index = state.index();
    this.applier = new Applier(state);
    this.matcher = new Matcher(index);
    this.deciders = new Deciders(index, matcher);
    this.followUps = new FollowUps(index);
  }

  /** An engine of a domain that nothing is known of; nobody is told of defects. */
  public static RoutingEngine empty(DomainId domain) {
    return restore(domain, List.of());
  }

  /** An engine that goes on where these entities were left; nobody is told of defects. */
  public static RoutingEngine restore(DomainId domain, Iterable<Entity> entities) {
    return restore(domain, entities, (_, _) -> {});
  }

  /**
   * An engine that goes on where these entities were left.
   *
   * @param entities in whatever order they come; none for a domain that nothing is known of
   * @param defects is told when a decider fails
   */
  public static RoutingEngine restore(
      DomainId domain, Iterable<Entity> entities, DefectListener defects) {
    return new RoutingEngine(domain, MutableDomainState.of(entities), defects);
  }

  /** The domain it decides for. */
  public DomainId domain() {
    return domain;
  }

  /**
   * Fires what is due, decides, applies, and gives contacts to agents until no eligible pair is
   * left. A command that cannot be followed is answered by {@code CommandRejected}.
   *
   * @param appended the broker's append time; the exchange's time never goes back, and a Tick may
   *     say that it is later
   * @return what happened, in order
   * @throws IllegalStateException when state and events contradict each other; this engine must not
   *     be used any more
   */
  public List<RoutingEvent> handle(RoutingCommand command, Instant appended) {
    published = new ArrayList<>();
    Instant recordTime = timeOf(command, appended);
    int fired = fireDueDeadlines(recordTime, 0);
    moveClock(recordTime);
    apply(deciders.decide(command, defect -> defects.onDefect(command, defect)));
    fireDueDeadlines(recordTime, fired);
    settle();
    return Collections.unmodifiableList(published);
  }

  private static Instant timeOf(RoutingCommand command, Instant appended) {
    Instant reckoned = command instanceof Tick tick ? tick.reckoned() : null;
    return reckoned != null && reckoned.isAfter(appended) ? reckoned : appended;
  }

  /**
   * Each deadline happens at its own time, however late the command is that brings it. A command
   * itself may leave one behind: an offer that ends after its contact has waited long enough.
   */
  private int fireDueDeadlines(Instant recordTime, int before) {
    Instant now = recordTime.isAfter(time()) ? recordTime : time();
    Deadline next = index.nextDeadline(now);
    int fired = before;
    while (fired < DEADLINES_PER_COMMAND && next != null) {
      moveClock(next.at());
      apply(deciders.fire(next));
      next = index.nextDeadline(now);
      fired++;
    }
    return fired;
  }

  private void moveClock(Instant to) {
    if (to.isAfter(time())) {
      applier.apply(new Effect.ClockMoved(to));
    }
  }

  private void settle() {
    apply(followUps.endConsults());
    apply(followUps.applyNextPresences());
    apply(followUps.endBackoffs());
    apply(followUps.reportNewContacts());
    matcher.settle(offer -> apply(deciders.issue(offer)));
    apply(followUps.reportAgents());
    state.settle();
  }

  /** Applies what was decided, and lets all that is derived follow: the next decision reads it. */
  private void apply(List<Effect> decision) {
    for (Effect effect : decision) {
      switch (effect) {
        case Effect.Directed directed -> {
          state.refresh();
          apply(deciders.give(directed));
        }
        case Effect.Published each -> {
          applier.apply(each);
          published.add(each.event());
        }
        case Effect.Note each -> applier.apply(each);
      }
    }
    state.refresh();
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
    Deadline next = index.nextDeadline();
    return next == null ? null : next.at();
  }

  /**
   * What is in each queue of the plan in force; looks at every contact, so not for each command.
   */
  public List<QueueLoad> queueLoads() {
    return QueueLoad.of(index.state());
  }

  /** The exchange's time: that of the latest command. */
  public Instant time() {
    return index.now();
  }

  /** The version of the plan in force; 0 before the first. */
  public long planVersion() {
    return index.state().plan().version();
  }

  /** Equal states have equal hashes, on every machine. */
  public long stateHash() {
    return index.hash();
  }
}
