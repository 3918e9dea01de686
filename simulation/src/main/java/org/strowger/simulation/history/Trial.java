package org.strowger.simulation.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentCommand.ReportActivity;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.PlanEvent.PlanPartStaged;
import org.strowger.contracts.routing.Question;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.Json;
import org.strowger.routing.engine.Change;
import org.strowger.routing.engine.RoutingEngine;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;

/** An engine and its store on their way through a history, with all laws checked at each turn. */
final class Trial {

  private static final DomainId DOMAIN = new DomainId("simulation");

  /** So few entities never have as much due as one command works off. */
  private static final int FEW = 250;

  private final Map<String, Entity> store = new TreeMap<>();
  private final Map<Long, RoutingPlan> staged = new TreeMap<>();
  private final List<Turn> sent = new ArrayList<>();
  private final List<RoutingEvent> log = new ArrayList<>();
  private final Invariants invariants = new Invariants();
  private final Misses misses = new Misses();
  private final Witness witness = new Witness();
  private RoutingEngine engine = RoutingEngine.empty(DOMAIN);
  private RoutingPlan plan = RoutingPlan.EMPTY;
  private NaiveMatcher world = NaiveMatcher.NOTHING;
  private List<RoutingEvent> last = List.of();

  /** Takes a whole history and replays it. */
  static Trial of(List<Turn> history) {
    var trial = new Trial();
    history.forEach(trial::take);
    trial.end();
    return trial;
  }

  /**
   * Sends the command, once or twice, and restarts if told to.
   *
   * @throws Broken when a law does not hold
   */
  void take(Turn turn) {
    send(turn.command(), turn.at());
    if (turn.twice() && !isAboutSomebodyElse(turn.command())) {
      long hash = engine.stateHash();
      send(turn.command(), turn.at());
      Broken.unless(
          last.size() == 1
              && last.getFirst() instanceof CommandRejected
              && engine.stateHash() == hash,
          10,
          "Expected %s to be rejected when it comes again but got %s",
          turn.command(),
          last);
    }
    if (turn.restart()) {
      restart();
      witness.seeRestart(!invariants.live().isEmpty());
    }
  }

  /** Sent again, it is another demand, a question, or changes nothing anyway. */
  private boolean isAboutSomebodyElse(RoutingCommand command) {
    return command instanceof PullNext
        || command instanceof AgentConnected
        || command instanceof InstanceAlive
        || command instanceof ReportMessage
        || command instanceof ReportActivity
        || command instanceof Question
        || command instanceof Tick
        || isBacklog()
        || isRefusedForNow()
        || last.stream()
            .anyMatch(each -> each instanceof OfferIssued o && o.mode() == OfferMode.AUTO);
  }

  /** It was refused and brought about what it came too early for. */
  private boolean isRefusedForNow() {
    return last.size() > 1 && last.stream().anyMatch(CommandRejected.class::isInstance);
  }

  private void send(RoutingCommand command, Instant at) {
    try {
      last = engine.handle(command, at);
    } catch (RuntimeException e) {
      throw new Broken(Broken.ENGINE_FAILED, "Expected " + command + " to be handled but " + e, e);
    }
    sent.add(new Turn(at, command, false, false));
    log.addAll(last);
    save();
    for (RoutingEvent event : last) {
      switch (event) {
        case PlanPartStaged part -> staged.merge(part.version(), part.content(), RoutingPlan::plus);
        case PlanApplied applied -> plan = staged.getOrDefault(applied.version(), plan);
        default -> {}
      }
    }
    world = new NaiveMatcher(plan, store.values(), at);
    List<Choice> choices = Choice.of(last, world);
    invariants.check(last, choices, world, at, isBacklog());
    misses.check(command, at, last, world);
    choices.forEach(witness::see);
    witness.see(command, at, last, world, isBacklog());
  }

  /** More is due than one command works off. */
  private boolean isBacklog() {
    Instant next = engine.nextDeadline();
    return store.size() > FEW && next != null && !next.isAfter(engine.time());
  }

  private void save() {
    for (Change change : engine.drainChanges()) {
      Entity entity = change.entity();
      if (entity == null) {
        store.remove(change.key());
      } else {
        store.put(change.key(), entity);
      }
    }
  }

  /** The engine goes on from the store's JSON alone. */
  private void restart() {
    RoutingEngine before = engine;
    engine = RoutingEngine.restore(DOMAIN, store.values().stream().map(Trial::reread).toList());
    Broken.unless(
        engine.stateHash() == before.stateHash()
            && Objects.equals(engine.nextDeadline(), before.nextDeadline())
            && engine.drainChanges().isEmpty(),
        9,
        "Expected the same state after a restart but it is another");
  }

  private static Entity reread(Entity entity) {
    try {
      return Json.LOG.readValue(Json.LOG.writeValueAsBytes(entity), entity.getClass());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replays the log without restarts. */
  void end() {
    var replay = RoutingEngine.empty(DOMAIN);
    int next = 0;
    for (Turn turn : sent) {
      for (RoutingEvent event : replay.handle(turn.command(), turn.at())) {
        RoutingEvent said = next < log.size() ? log.get(next) : null;
        Broken.unless(event.equals(said), 9, "Expected %s in replay but got %s", said, event);
        next++;
      }
    }
    Broken.unless(
        next == log.size() && replay.stateHash() == engine.stateHash(),
        9,
        "Expected replay to come to the same state but it did not");
  }

  /** How many commands were sent. */
  int commands() {
    return sent.size();
  }

  /** The offers that agents may answer. */
  List<OfferIssued> live() {
    return List.copyOf(invariants.live().values());
  }

  /** The customers' contacts that agents have. */
  List<Contact.Assigned> kept() {
    return stored(Contact.Assigned.class).filter(each -> !each.consult()).toList();
  }

  /** Those that are not over. */
  List<Consult> consults() {
    return stored(Consult.class).toList();
  }

  private <T extends Entity> Stream<T> stored(Class<T> kind) {
    return store.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** What is there after the latest turn. */
  NaiveMatcher world() {
    return world;
  }

  @Nullable Instant nextDeadline() {
    return engine.nextDeadline();
  }

  long planVersion() {
    return engine.planVersion();
  }

  Witness witness() {
    return witness;
  }
}
