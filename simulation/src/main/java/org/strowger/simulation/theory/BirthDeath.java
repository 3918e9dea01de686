package org.strowger.simulation.theory;

/**
 * The exact figures of centres where the number of contacts is a birth-and-death process: Erlang C,
 * Erlang A (M/M/n+M), M/M/n/K. Their stationary probabilities follow from the balance of
 * neighbouring states, p(s+1) · d(s+1) = p(s) · λ with d(s) = min(s, n) · μ + max(s − n, 0) · θ;
 * see Gans, Koole, Mandelbaum, "Telephone Call Centers: Tutorial, Review, and Research Prospects",
 * Manufacturing and Service Operations Management 5(2), 2003, section 4. An arrival meets state s
 * with p(s) (Wolff, "Poisson Arrivals See Time Averages", Operations Research 30(2), 1982); the
 * mean wait is by Little's law.
 */
final class BirthDeath {

  private static final double MEAN_SERVICE_SECONDS = 600;

  /** Beyond it the probability of a state is nothing beside the others. */
  private static final double NOTHING = 1e-18;

  private BirthDeath() {}

  static Figures of(Setting setting) {
    double leaving = setting.patience() == null ? 0 : 1 / setting.patience();
    double load = setting.load();
    int servers = setting.servers();
    int most = setting.places() == null ? Integer.MAX_VALUE : servers + setting.places();
    double weight = 1;
    double all = 0;
    double busy = 0;
    double waiting = 0;
    double last = 0;
    for (int s = 0; s <= most && !(s > servers && weight < NOTHING * all); s++) {
      all += weight;
      busy += s >= servers ? weight : 0;
      waiting += weight * Math.max(0, s - servers);
      last = s == most ? weight : 0;
      weight *= load / (Math.min(s + 1, servers) + leaving * Math.max(0, s + 1 - servers));
    }
    double blocked = last / all;
    double letIn = load * (1 - blocked);
    return new Figures(
        (busy - last) / all,
        waiting / all / letIn * MEAN_SERVICE_SECONDS,
        blocked,
        leaving * (waiting / all) / load);
  }
}
