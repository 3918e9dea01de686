package org.strowger.simulation.theory;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.strowger.simulation.theory.Batches.Estimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./strowger bench theory}: the engine judged by queueing theory. */
@Command(
    name = "theory",
    mixinStandardHelpOptions = true,
    description = "The engine under virtual time beside the exact figures of queueing theory.")
public final class Theory implements Callable<Integer> {

  private static final int WRONG = 1;
  private static final int MOST_SKILLS = 6;

  @Option(names = "--customers", description = "that the engine serves per setting")
  private long customers = 500_000;

  @Option(names = "--reference-customers", description = "that the plain queue serves per setting")
  private long referenceCustomers = 400_000_000;

  @Option(names = "--seed", description = "default ${DEFAULT-VALUE}")
  private long seed = 1909;

  @Spec private @Nullable CommandSpec spec;

  /** A figure of the table. */
  private record Column(String name, ToDoubleFunction<Figures> figure) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("P(wait)", Figures::delayed),
          new Column("mean wait s", Figures::meanWait),
          new Column("blocked", Figures::blocked),
          new Column("abandoned", Figures::abandoned));

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Seed %d. Waits as with a mean service of 10 min. ± is a 95 %% interval of 50 batches.%n",
        seed);
    boolean right = plainQueues(out);
    right &= engineLikePlainQueue(out);
    right &= skills(out);
    return right ? 0 : WRONG;
  }

  /** The plain queue is what the formulas say: no chance is taken out of these figures. */
  private boolean plainQueues(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n1. A plain first-come-first-served queue, %,d customers, beside the formulas%n",
        referenceCustomers);
    boolean right = true;
    for (Setting setting :
        List.of(Setting.ERLANG_C, Setting.ERLANG_A, Setting.skillBased(MOST_SKILLS))) {
      Batches plain = Comparison.plain(setting, seed, referenceCustomers);
      right &= against(out, setting, plain::plain);
    }
    return right;
  }

  private boolean engineLikePlainQueue(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n2. The engine, %,d customers, beside the plain queue with the same customers and the"
            + " formulas%n   (controlled by the plain queue: what is left is what the engine does"
            + " otherwise)%n",
        customers);
    boolean right = true;
    for (Setting setting :
        List.of(Setting.ERLANG_C, Setting.ERLANG_A, Setting.skillBased(MOST_SKILLS))) {
      Comparison run = Comparison.of(setting, seed, customers);
      out.printf(
          Locale.ROOT,
          "%s: %,d of %,d customers met a centre as busy, %,d waited the same to the nanosecond;"
              + " %,.0f decisions/s%n",
          setting.name(),
          run.alike(),
          customers,
          run.same(),
          run.decisionsPerSecond());
      Figures exact = BirthDeath.of(setting);
      right &= run.alike() == customers;
      right &=
          against(
              out,
              setting,
              figure -> run.engine().controlled(figure, run.plain(), figure.applyAsDouble(exact)));
    }
    return right;
  }

  /** What each of an estimate's figures is beside the exact one; true when within 1 %. */
  private static boolean against(
      PrintWriter out, Setting setting, Function<ToDoubleFunction<Figures>, Estimate> estimates) {
    Figures exact = BirthDeath.of(setting);
    boolean right = true;
    for (Column column : COLUMNS) {
      double known = column.figure().applyAsDouble(exact);
      if (known == 0) {
        continue;
      }
      Estimate ours = estimates.apply(column.figure());
      double difference = ours.value() / known - 1;
      right &= Math.abs(difference) < 0.01;
      out.printf(
          Locale.ROOT,
          "%-12s %-12s ours %.6f ± %.6f  exact %.6f  difference %+.3f %%%n",
          setting.name(),
          column.name(),
          ours.value(),
          ours.halfWidth(),
          known,
          100 * difference);
    }
    return right;
  }

  /** Exact are one skill, where types share the places only, and all of them. */
  private boolean skills(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n3. Six types, 84 Erlang, 90 agents with k skills each, 30 places: the engine, %,d"
            + " customers%n   (plain mean, and controlled by M/M/90/120 with the same customers)%n",
        customers);
    Figures pooled = BirthDeath.of(Setting.skillBased(MOST_SKILLS));
    Figures split = SharedPlaces.of(Setting.skillBased(1));
    boolean right = true;
    for (int skills = 1; skills <= MOST_SKILLS; skills++) {
      Comparison run = Comparison.of(Setting.skillBased(skills), seed, customers);
      for (Column column : COLUMNS.subList(0, 3)) {
        ToDoubleFunction<Figures> figure = column.figure();
        Estimate plain = run.engine().plain(figure);
        Estimate controlled =
            run.engine().controlled(figure, run.plain(), figure.applyAsDouble(pooled));
        Figures exact = skills == 1 ? split : skills == MOST_SKILLS ? pooled : null;
        right &= exact == null || agrees(controlled, figure.applyAsDouble(exact));
        out.printf(
            Locale.ROOT,
            "%-12s %-12s plain %.6f ± %.6f  controlled %.6f ± %.6f  %s%n",
            Setting.skillBased(skills).name(),
            column.name(),
            plain.value(),
            plain.halfWidth(),
            controlled.value(),
            controlled.halfWidth(),
            exact == null
                ? "no exact figure is known"
                : String.format(Locale.ROOT, "exact %.6f", figure.applyAsDouble(exact)));
      }
    }
    return right;
  }

  /** Within 1 %, or within twice what chance alone makes. */
  private static boolean agrees(Estimate ours, double exact) {
    return Math.abs(ours.value() - exact) < Math.max(0.01 * exact, 2 * ours.halfWidth());
  }
}
