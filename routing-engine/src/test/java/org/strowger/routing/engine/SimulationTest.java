package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.profileOf;
import static org.strowger.routing.engine.TestPlan.queue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Hours;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.Otherwise;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.PlanHash;

/** All commands in random order, checked after each; a failure names its seed. */
@DisplayName("C10, C11, R3, R14: nothing stuck, nothing lost, nobody overloaded, whatever happens")
class SimulationTest {

  private static final int STEPS = 150;
  private static final Intake FULL =
      new Intake(null, null, 3, "few", Otherwise.OVERFLOW, new QueueId("night"));
  private static final Intake NIGHT =
      new Intake("night", Otherwise.DEFER, null, "few", Otherwise.CALLBACK, null);

  private record Step(RoutingCommand command, Instant at) {}

  private final List<Step> steps = new ArrayList<>();
  private final List<RoutingEvent> events = new ArrayList<>();
  private Invariants invariants = new Invariants();
  private Exchange exchange = new Exchange();
  private RoutingPlan plan = RoutingPlan.EMPTY;

  @Test
  void shouldKeepAllInvariants() {
    int seeds = Integer.getInteger("simulation.seeds", 60);
    long first = Long.getLong("simulation.first", 1);
    for (long seed = first; seed < first + seeds; seed++) {
      try {
        run(seed);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("Expected seed " + seed + " to keep all invariants", failure);
      }
    }
  }

  private void run(long seed) {
    // given
    var chance = new Chance(seed);
    steps.clear();
    events.clear();
    invariants = new Invariants();
    exchange = new Exchange();
    plan = plan(3, 3);
    start(chance);

    // when
    for (int i = 0; i < STEPS; i++) {
      step(chance);
    }

    // then
    replayGivesTheSame();
  }

  private void start(Chance chance) {
    send(new StagePlanPart(1, 1, 1, plan));
    send(new ApplyPlan(1, 0, PlanHash.of(plan), "u-9001"));
    send(new PutAgents(chance.roster()));
    for (String agent : List.of("a", "b", "c", "d", "e")) {
      send(new AgentConnected(new AgentId(agent), Exchange.DESK));
      send(new SetPresence(new AgentId(agent), Presence.AVAILABLE, null, null));
    }
  }

  private void step(Chance chance) {
    exchange.forward(Duration.ofMillis(chance.below(4_000)));
    if (chance.below(50) > 0) {
      send(new InstanceAlive(Exchange.DESK));
    }
    if (chance.below(3) == 0) {
      chance.comeBack().forEach(this::send);
    }
    if (chance.below(40) == 0) {
      changePlan(chance);
    } else {
      sendTwice(chance.next(exchange));
    }
    for (OfferIssued offer : exchange.events(OfferIssued.class)) {
      if (chance.below(2) == 0) {
        send(chance.answer(offer.agentId(), offer.offerId()));
      }
    }
    if (chance.below(5) == 0) {
      restart();
    }
    if (chance.below(100) == 0) {
      exchange.forward(Duration.ofHours(chance.below(100)));
    }
  }

  private void changePlan(Chance chance) {
    RoutingPlan next = plan(1 + chance.below(5), 1 + chance.below(5));
    long version = exchange.engine().planVersion() + 1;
    send(new StagePlanPart(version, 1, 1, next));
    plan = next;
    send(new ApplyPlan(version, version - 1, PlanHash.of(plan), "u-9001"));
    assertThat(exchange.engine().planVersion()).isEqualTo(version);
  }

  private void send(RoutingCommand command) {
    exchange.send(command);
    record(command);
    invariants.check(exchange, plan);
  }

  private void record(RoutingCommand command) {
    steps.add(new Step(command, exchange.now()));
    events.addAll(exchange.last());
  }

  /** A second identical command is rejected and changes nothing. */
  private void sendTwice(RoutingCommand command) {
    send(command);
    if (command instanceof PullNext
        || command instanceof AgentConnected
        || command instanceof InstanceAlive
        || command instanceof Question
        || command instanceof Tick
        || exchange.events(OfferIssued.class).stream()
            .anyMatch(offer -> offer.mode() == OfferMode.AUTO)) {
      return; // repeated, it is about somebody else
    }
    long hash = exchange.engine().stateHash();
    send(command);
    assertThat(exchange.last()).as("again %s", command).hasSize(1);
    assertThat(exchange.last().getFirst()).isInstanceOf(CommandRejected.class);
    assertThat(exchange.engine().stateHash()).isEqualTo(hash);
  }

  private void restart() {
    long hash = exchange.engine().stateHash();
    Instant deadline = exchange.engine().nextDeadline();
    exchange.restart();
    assertThat(exchange.engine().stateHash()).isEqualTo(hash);
    assertThat(exchange.engine().nextDeadline()).isEqualTo(deadline);
    assertThat(exchange.engine().drainChanges()).isEmpty();
  }

  private void replayGivesTheSame() {
    var replay = RoutingEngine.empty(new DomainId("test"));
    var again = new ArrayList<RoutingEvent>();
    for (Step step : steps) {
      again.addAll(replay.handle(step.command(), step.at()));
    }
    assertThat(again).isEqualTo(events);
    assertThat(replay.stateHash()).isEqualTo(exchange.engine().stateHash());
  }

  private static RoutingPlan plan(int skillLevel, int languageLevel) {
    return TestPlan.of(
            queue("mail")
                .languageLevel(languageLevel)
                .wrapUp(WrapUp.Mode.OPTIONAL, 20)
                .accepts(10, "en")
                .opensTo(25, "helpers")
                .starvesAfter(90)
                .prefersFor(15)
                .ranking(QueuePlan.Ranking.LEAST_LOADED),
            queue("refunds")
                .requires("refunds", skillLevel)
                .wrapUp(WrapUp.Mode.TIMED, 10)
                .lowers(8, "refunds", 1)
                .opensToAnyone(20)
                .skipsUnstaffed()
                .prefersFor(30)
                .ranking(QueuePlan.Ranking.BEST_SKILLED),
            queue("office").pull().wrapUp(WrapUp.Mode.UNTIL_DONE, 0),
            queue("phone").wrapUp(WrapUp.Mode.OPTIONAL, 20).callback(2, 60),
            queue("chat").maximumWait(40, QueuePlan.MaximumWait.Then.EXPIRE).intake(FULL),
            queue("night").intake(NIGHT).autoAccept(ChannelType.EMAIL))
        .calendar(
            new CalendarPlan(
                "night",
                ZoneId.of("Europe/Vienna"),
                List.of(
                    new Hours(DayOfWeek.MONDAY, LocalTime.of(10, 1), LocalTime.of(10, 2)),
                    new Hours(DayOfWeek.MONDAY, LocalTime.of(10, 3), LocalTime.of(2, 0))),
                List.of()))
        .limit("few", 4)
        .profile(
            profileOf("wide")
                .serves("mail", 2)
                .serves("refunds", 1)
                .serves("office", 1)
                .serves("phone", 1)
                .serves("chat", 2)
                .serves("night", 2)
                .cost(ChannelType.VOICE, 40)
                .maximum(ChannelType.VOICE, 1)
                .maximum(ChannelType.EMAIL, 3)
                .cost(ChannelType.EMAIL, 20)
                .misses(3))
        .profile(
            profileOf("narrow")
                .serves("mail", 1, 5)
                .serves("refunds", 3, 12)
                .serves("office", 1)
                .serves("phone", 1)
                .letsThrough(ChannelType.EMAIL, ChannelType.VOICE))
        .build();
  }
}
