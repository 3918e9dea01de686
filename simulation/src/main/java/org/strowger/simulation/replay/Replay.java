package org.strowger.simulation.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./strowger replay}: every decision of a domain again, from its log alone. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Decides a domain's log again and compares every event with the log.",
      "With another plan or roster it tells what would have been different."
    })
public final class Replay implements Callable<Integer> {

  private static final int CONTEXT = 5;
  private static final int DIFFERENT = 1;

  @Option(names = "--domain", description = "the routing domain; default ${DEFAULT-VALUE}")
  private String domain = "demo";

  @Mixin private final LogSource source;

  @Option(names = "--export", description = "only write the log to this file (.gz compresses)")
  private @Nullable Path export;

  @Option(names = "--from", description = "compare from this instant on, e.g. 2026-03-02T09:00:00Z")
  private Instant from = Instant.EPOCH;

  @Option(names = "--to", description = "stop at this instant")
  private Instant to = Instant.MAX;

  @Option(names = "--plan", description = "another plan, as YAML: what had it made of this log?")
  private @Nullable Path plan;

  @Option(names = "--roster", description = "agents to put on the roster, as YAML")
  private @Nullable Path roster;

  @Spec private @Nullable CommandSpec spec;

  /**
   * Replays what it reads there.
   *
   * @param source its options become options of this command
   */
  public Replay(LogSource source) {
    this.source = source;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Supplier<Steps> log = () -> source.open(domain);
    if (export != null) {
      try (Steps steps = log.get()) {
        out.printf(
            "Wrote %d commands and what they caused to %s%n",
            StepFile.write(export, steps), export);
      }
      return 0;
    }
    var habits = new Habits();
    var recorded = new Outcomes(from);
    Optional<Difference> difference = compare(log, out, habits, recorded);
    if (plan != null || roster != null) {
      whatIf(log, out, habits, recorded);
    }
    return difference.isPresent() ? DIFFERENT : 0;
  }

  private Optional<Difference> compare(
      Supplier<Steps> log, PrintWriter out, Habits habits, Outcomes outcomes) {
    var replayer = new Replayer(domain);
    Deque<String> before = new ArrayDeque<>();
    long commands = 0;
    long deciding = 0;
    long started = System.nanoTime();
    Instant last = Instant.EPOCH;
    Difference found = null;
    try (Steps steps = log.get()) {
      while (steps.hasNext() && found == null) {
        Step step = steps.next();
        if (step.command().at().isAfter(to)) {
          break;
        }
        learn(step, habits, outcomes);
        long begin = System.nanoTime();
        found = replayer.replay(step, !step.command().at().isBefore(from)).orElse(null);
        deciding += System.nanoTime() - begin;
        commands++;
        last = step.command().at();
        if (found == null) {
          remember(before, step);
        }
      }
    }
    outcomes.end(last);
    double seconds = (System.nanoTime() - started) / 1e9;
    if (found != null) {
      out.println(found.print(List.copyOf(before)));
    }
    out.printf(
        Locale.ROOT,
        "%s: %,d commands, %,d events the same%s · %,.0f events/s read and compared, %,.0f decided"
            + " and compared%n",
        found == null ? "IDENTICAL" : "DIFFERENT",
        commands,
        replayer.compared(),
        commands == 0 ? " (no command in the log)" : "",
        replayer.compared() / Math.max(seconds, 1e-9),
        replayer.compared() / Math.max(deciding / 1e9, 1e-9));
    return Optional.ofNullable(found);
  }

  private static void remember(Deque<String> before, Step step) {
    if (before.size() == CONTEXT) {
      before.removeFirst();
    }
    before.addLast(
        "    %d %s %s → %s"
            .formatted(
                step.command().offset(),
                step.command().at(),
                step.command().type(),
                step.events().stream().map(Recorded::type).toList()));
  }

  private void whatIf(Supplier<Steps> log, PrintWriter out, Habits habits, Outcomes recorded) {
    var other = new OtherPlan(plan, roster);
    know(log, other);
    var outcomes = new Outcomes(from);
    var whatIf = new WhatIf(domain, habits, outcomes, other);
    Instant last = Instant.EPOCH;
    try (Steps steps = log.get()) {
      while (steps.hasNext()) {
        Recorded record = steps.next().command();
        if (record.at().isAfter(to)) {
          break;
        }
        RoutingCommand command = Replayer.command(record);
        if (command != null) {
          whatIf.take(record, command, record.at().isBefore(from));
          last = record.at();
        }
      }
    }
    whatIf.end(last);
    new Comparison(recorded, outcomes).print(out);
    out.flush();
  }

  private void know(Supplier<Steps> log, OtherPlan other) {
    try (Steps steps = log.get()) {
      while (steps.hasNext()) {
        switch (Replayer.command(steps.next().command())) {
          case AgentConnected connected -> other.know(connected.agentId());
          case StagePlanPart part -> other.dispositionsOf(part.content());
          case null, default -> {}
        }
      }
    }
  }

  private static void learn(Step step, Habits habits, Outcomes outcomes) {
    for (Recorded record : step.events()) {
      try {
        RoutingEvent event =
            Wire.read(Topics.ROUTING_EVENTS, "any", record.headers(), record.value()).body();
        habits.take(event);
        outcomes.take(event);
      } catch (MalformedMessageException e) {
        throw new IllegalStateException("Expected a readable event but found another", e);
      }
    }
  }
}
