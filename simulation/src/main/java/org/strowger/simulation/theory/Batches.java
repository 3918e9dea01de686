package org.strowger.simulation.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Means over batches of successive customers and the interval that they give: Law, "Simulation
 * Modeling and Analysis", 5th edition 2015, section 9.5.3 (batch means), and section 11.4 (control
 * variates).
 */
final class Batches {

  /** Of Student's t with 49 degrees of freedom, 97.5 %. */
  private static final double T_OF_50 = 2.0096;

  private static final int BATCHES = 50;

  private final List<Figures> means = new ArrayList<>();
  private final long size;
  private long count;
  private long delayed;
  private long blocked;
  private long left;
  private double waited;

  /**
   * @param customers in all, at least 50
   */
  Batches(long customers) {
    this.size = customers / BATCHES;
  }

  /**
   * An estimate and the half-width of its 95 % interval.
   *
   * @param halfWidth 0 when nothing is left to chance
   */
  record Estimate(double value, double halfWidth) {}

  void add(long fate) {
    delayed += fate != 0 && fate != Fate.BLOCKED ? 1 : 0;
    blocked += fate == Fate.BLOCKED ? 1 : 0;
    left += Fate.hasLeft(fate) ? 1 : 0;
    waited += Demands.seconds(Fate.waited(fate));
    count++;
    if (count == size && means.size() < BATCHES) {
      close();
    }
  }

  private void close() {
    double all = count;
    means.add(new Figures(delayed / all, waited / (all - blocked), blocked / all, left / all));
    count = 0;
    delayed = 0;
    blocked = 0;
    left = 0;
    waited = 0;
  }

  /** The plain mean. */
  Estimate plain(ToDoubleFunction<Figures> figure) {
    return estimate(means.stream().mapToDouble(figure).toArray());
  }

  /**
   * The mean, with another system under the same chance as control: what is known of that one
   * corrects what chance did to both.
   *
   * @param exact the control's true value
   */
  Estimate controlled(ToDoubleFunction<Figures> figure, Batches control, double exact) {
    double[] ours = means.stream().mapToDouble(figure).toArray();
    double[] theirs = control.means.stream().mapToDouble(figure).toArray();
    double ourMean = mean(ours);
    double theirMean = mean(theirs);
    double together = 0;
    double alone = 0;
    for (int i = 0; i < ours.length; i++) {
      together += (ours[i] - ourMean) * (theirs[i] - theirMean);
      alone += (theirs[i] - theirMean) * (theirs[i] - theirMean);
    }
    double weight = alone == 0 ? 0 : together / alone;
    double[] corrected = new double[ours.length];
    for (int i = 0; i < ours.length; i++) {
      corrected[i] = ours[i] - weight * (theirs[i] - exact);
    }
    return estimate(corrected);
  }

  private static Estimate estimate(double[] of) {
    double mean = mean(of);
    double squares = 0;
    for (double each : of) {
      squares += (each - mean) * (each - mean);
    }
    double deviation = Math.sqrt(squares / (of.length - 1));
    return new Estimate(mean, T_OF_50 * deviation / Math.sqrt(of.length));
  }

  private static double mean(double[] of) {
    double sum = 0;
    for (double each : of) {
      sum += each;
    }
    return sum / of.length;
  }
}
