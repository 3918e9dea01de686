package org.strowger.simulation.history;

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
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.Tick;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;

/** A history that a seed makes up while it goes, since some of it answers what the engine did. */
final class Simulation {

  /** Mondays at 10:00 in Vienna: any, and those before the clocks change. */
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2026-03-02T09:00:00Z"),
          Instant.parse("2026-03-23T09:00:00Z"),
          Instant.parse("2026-10-19T08:00:00Z"));

  private static final Duration BEAT = Duration.ofSeconds(3);
  private static final int CROWDED = 250;
  private static final int CROWD = 400;

  /** What the day is like. */
  private enum Mood {
    STEADY(4_000, 3),
    /** Everybody is there, and contacts come one by one. */
    CALM(4_000, 3),
    /** More comes than anybody can do. */
    RUSH(500, 3),
    /** Agents decline nearly all. */
    FUSSY(500, 1),
    /** Agents let it ring. */
    SILENT(4_000, 30),
    /** Customers chat, fall silent for a while and write again. */
    CHATTY(4_000, 3);

    /** The longest time between two steps, in milliseconds. */
    private final int pause;

    /** An offer is answered in one of so many steps. */
    private final int patience;

    Mood(int pause, int patience) {
      this.pause = pause;
      this.patience = patience;
    }
  }

  private final Chance chance;
  private final boolean crowded;
  private final Mood mood;
  private final Trial trial = new Trial();
  private final List<Turn> history = new ArrayList<>();
  private Instant now;
  private Instant alive = Instant.EPOCH;

  private Simulation(long seed) {
    this.chance = new Chance(seed);
    this.crowded = seed % CROWDED == 0;
    this.mood = chance.one(List.of(Mood.values()));
    this.now = chance.one(STARTS);
  }

  /**
   * What became of one seed.
   *
   * @param broken null when all laws held
   */
  record Outcome(
      long seed, List<Turn> history, int commands, Witness witness, @Nullable Broken broken) {}

  /** Sends at least that many commands; the same seed sends the same ones. */
  static Outcome run(long seed, int commands) {
    var simulation = new Simulation(seed);
    Broken broken = null;
    try {
      simulation.play(commands);
    } catch (Broken e) {
      broken = e;
    }
    return new Outcome(
        seed, simulation.history, simulation.trial.commands(), simulation.trial.witness(), broken);
  }

  private void play(int commands) {
    start();
    if (crowded) {
      crowd();
    }
    while (trial.commands() < commands) {
      step();
    }
    trial.end();
  }

  private void start() {
    publish(SimulatedPlan.of(3, 3, false));
    if (trial.planVersion() == 0) {
      throw new IllegalStateException(
          "Expected the simulated plan to be applied but it is refused");
    }
    send(new PutAgents(chance.roster()));
    for (String name : Chance.AGENTS.subList(0, mood == Mood.RUSH ? 2 : Chance.AGENTS.size())) {
      var agent = new AgentId(name);
      send(new AgentConnected(agent, Chance.DESK));
      send(new ReportPhone(agent, true));
      send(new SetPresence(agent, Presence.AVAILABLE, null, null));
    }
  }

  private void step() {
    passTime();
    customersCome();
    if (chance.below(mood == Mood.STEADY ? 8 : 40) == 0) {
      chance.comeBack().forEach(this::send);
    }
    if (chance.below(60) == 0) {
      publish(SimulatedPlan.of(1 + chance.below(5), 1 + chance.below(5), chance.below(2) == 0));
    } else if (mood != Mood.CALM || chance.below(3) == 0) {
      send(chance.next(now, trial.world()), chance.below(3) == 0);
    }
    if (chance.below(6) == 0) {
      consult();
    }
    if (chance.below(3) == 0) {
      chance.callBack(trial.world()).forEach(this::send);
    }
    for (OfferIssued offer : trial.live()) {
      if (chance.below(mood.patience) == 0) {
        answer(offer);
      }
    }
  }

  /** More than those of any other day. */
  private void customersCome() {
    switch (mood) {
      case STEADY, SILENT -> {}
      case RUSH -> {
        send(chance.arrival(now));
        send(chance.arrival(now));
      }
      case FUSSY -> send(chance.request(now));
      case CALM -> {
        send(chance.request(now));
        chance.comeBack().forEach(this::send);
      }
      case CHATTY -> {
        if (chance.below(10) == 0) {
          lull();
        }
        send(chance.chat(now));
        chance.write(trial.world()).forEach(this::send);
      }
    }
  }

  /** A little, to the very instant when something is due, or days. */
  private void passTime() {
    now = now.plusMillis(chance.below(mood.pause));
    Instant deadline = trial.nextDeadline();
    if (chance.below(6) == 0 && deadline != null && deadline.isAfter(now)) {
      now = deadline.isAfter(now.plusSeconds(100)) ? now : deadline;
    }
    if (chance.below(100) == 0) {
      now = now.plus(Duration.ofHours(chance.below(100)));
    }
    if (alive.plus(BEAT).isBefore(now) && chance.below(50) > 0) {
      send(new InstanceAlive(Chance.DESK));
      alive = now;
    }
  }

  /** Nobody writes for so long that chats go idle. */
  private void lull() {
    for (int i = 0; i < 12; i++) {
      now = now.plusSeconds(5);
      send(new InstanceAlive(Chance.DESK));
    }
  }

  private void consult() {
    List<Contact.Assigned> kept = trial.kept();
    if (!kept.isEmpty()) {
      send(chance.ask(chance.one(kept)), true);
    }
    List<Consult> consults = trial.consults();
    if (!consults.isEmpty() && chance.below(2) == 0) {
      send(chance.end(chance.one(consults)), true);
    }
  }

  /** Mostly at once, sometimes in the last instant, which is too late. */
  private void answer(OfferIssued offer) {
    if (chance.below(8) == 0 && offer.expiresAt().isAfter(now)) {
      now = offer.expiresAt();
    }
    send(
        mood == Mood.FUSSY && chance.below(10) > 0
            ? new DeclineOffer(offer.agentId(), offer.offerId(), chance.declineReason())
            : new AcceptOffer(offer.agentId(), offer.offerId()));
  }

  private void publish(RoutingPlan plan) {
    long version = trial.planVersion() + 1;
    send(new StagePlanPart(version, 1, 1, plan));
    send(new ApplyPlan(version, version - 1, PlanHash.of(plan), "u-9001"));
  }

  /** So many wait that what is due in a long silence is more than one command works off. */
  private void crowd() {
    for (int i = 0; i < CROWD; i++) {
      send(
          new RouteContact(
              new ContactId("crowd-" + i),
              new ConversationId("crowd-" + i),
              new CustomerId("customer"),
              ChannelType.EMAIL,
              "mail",
              null,
              Map.of(),
              now));
    }
    now = now.plus(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      send(new Tick());
    }
  }

  private void send(RoutingCommand command) {
    send(command, false);
  }

  private void send(RoutingCommand command, boolean twice) {
    var turn = new Turn(now, command, twice, chance.below(20) == 0);
    history.add(turn);
    trial.take(turn);
  }
}
