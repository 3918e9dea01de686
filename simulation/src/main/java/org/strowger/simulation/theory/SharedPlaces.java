package org.strowger.simulation.theory;

import java.util.Arrays;

/**
 * The exact figures of a centre whose agents serve one type each and whose types share the places
 * for those who wait. Each type alone is a birth-and-death process; the limit only cuts their joint
 * process, which is reversible, so that its stationary probabilities are the products of theirs,
 * normalised (Kelly, "Reversibility and Stochastic Networks", 1979, corollary 1.10). Who finds an
 * agent of her type free is let in, however many wait for others.
 */
final class SharedPlaces {

  private static final double MEAN_SERVICE_SECONDS = 600;

  private SharedPlaces() {}

  static Figures of(Setting setting) {
    int servers = setting.servers() / setting.types();
    double load = setting.load() / setting.types();
    int places = setting.places() == null ? 0 : setting.places();
    double free = 0;
    double weight = 1;
    for (int s = 0; s < servers; s++) {
      free += weight;
      weight *= load / (s + 1);
    }
    // of one type: so many wait while all its agents are busy
    var busy = new double[places + 1];
    for (int waiting = 0; waiting <= places; waiting++) {
      busy[waiting] = weight;
      weight *= load / servers;
    }
    double[] one = busy.clone();
    one[0] += free;
    double[] others = {1};
    for (int type = 1; type < setting.types(); type++) {
      others = convolved(others, one, places);
    }
    double[] all = convolved(others, one, places);
    double[] busyAndOthers = convolved(others, busy, places);
    double sum = Arrays.stream(all).sum();
    double blocked = busyAndOthers[places] / sum;
    double delayed = Arrays.stream(busyAndOthers).sum() / sum - blocked;
    double waiting = 0;
    for (int number = 0; number <= places; number++) {
      waiting += number * all[number] / sum;
    }
    double letIn = setting.load() * (1 - blocked);
    return new Figures(delayed, waiting / letIn * MEAN_SERVICE_SECONDS, blocked, 0);
  }

  /** The distribution of a sum that is at most so many. */
  private static double[] convolved(double[] left, double[] right, int most) {
    var sum = new double[most + 1];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length && i + j <= most; j++) {
        sum[i + j] += left[i] * right[j];
      }
    }
    return sum;
  }
}
