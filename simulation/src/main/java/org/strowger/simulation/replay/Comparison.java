package org.strowger.simulation.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeSet;
import org.strowger.contracts.id.QueueId;

/** The table of what became of each queue, as recorded and with another plan or roster. */
final class Comparison {

  private static final String ROW = "%-16s %-9s %7s %8s %8s %8s %9s %8s %8s %9s%n";

  private final Outcomes recorded;
  private final Outcomes other;

  Comparison(Outcomes recorded, Outcomes other) {
    this.recorded = recorded;
    this.other = other;
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        ROW,
        "queue",
        "",
        "queued",
        "answered",
        "abandons",
        "callback",
        "wait s",
        "p90 s",
        "in time",
        "occupancy");
    var queues = new TreeSet<>(recorded.queues().keySet());
    queues.addAll(other.queues().keySet());
    for (QueueId id : queues) {
      Outcomes.Queue before = recorded.queues().getOrDefault(id, new Outcomes.Queue());
      Outcomes.Queue after = other.queues().getOrDefault(id, new Outcomes.Queue());
      row(out, id.value(), "recorded", before, recorded.occupancy(before));
      row(out, "", "other", after, other.occupancy(after));
      change(out, before, after);
    }
  }

  private static void row(
      PrintWriter out, String queue, String which, Outcomes.Queue of, double occupancy) {
    out.printf(
        Locale.ROOT,
        ROW,
        queue,
        which,
        of.enqueued,
        of.answered(),
        of.abandoned,
        of.callbacks,
        of.answered() == 0 ? "–" : number(mean(of)),
        of.answered() == 0 ? "–" : number(of.waits.getValueAtPercentile(90) / 1000.0),
        of.answered() + of.abandoned == 0 ? "–" : number(serviceLevel(of)) + " %",
        number(occupancy) + " %");
  }

  private void change(PrintWriter out, Outcomes.Queue before, Outcomes.Queue after) {
    boolean both = before.answered() > 0 && after.answered() > 0;
    out.printf(
        Locale.ROOT,
        ROW,
        "",
        "change",
        signed(after.enqueued - before.enqueued),
        signed(after.answered() - before.answered()),
        signed(after.abandoned - before.abandoned),
        signed(after.callbacks - before.callbacks),
        both ? signed(mean(after) - mean(before)) : "–",
        both
            ? signed(
                (after.waits.getValueAtPercentile(90) - before.waits.getValueAtPercentile(90))
                    / 1000.0)
            : "–",
        both ? signed(serviceLevel(after) - serviceLevel(before)) : "–",
        signed(other.occupancy(after) - recorded.occupancy(before)));
  }

  private static double mean(Outcomes.Queue queue) {
    return queue.waits.getMean() / 1000.0;
  }

  private static double serviceLevel(Outcomes.Queue queue) {
    return 100.0 * queue.inTime / Math.max(1, queue.answered() + queue.abandoned);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.1f", value);
  }

  private static String signed(long value) {
    return String.format(Locale.ROOT, "%+d", value);
  }
}
