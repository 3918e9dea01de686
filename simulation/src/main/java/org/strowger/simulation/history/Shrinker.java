package org.strowger.simulation.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a history that breaks a law as short as it gets: no turn can be left out any more.
 *
 * <p>Delta debugging by complements: Zeller, Hildebrandt, "Simplifying and Isolating
 * Failure-Inducing Input", IEEE TSE 28(2), 2002. Each attempt runs a new engine from the start.
 */
final class Shrinker {

  private final int law;

  Shrinker(Broken broken) {
    this.law = broken.law();
  }

  List<Turn> shrink(List<Turn> history) {
    List<Turn> left = history;
    for (int chunk = Math.max(1, left.size() / 2); chunk >= 1; chunk /= 2) {
      int before;
      do {
        before = left.size();
        left = withoutChunks(left, chunk);
      } while (chunk == 1 && left.size() < before);
    }
    return plain(left);
  }

  private List<Turn> withoutChunks(List<Turn> history, int chunk) {
    List<Turn> left = history;
    int start = 0;
    while (start < left.size()) {
      var shorter = new ArrayList<Turn>(left.subList(0, start));
      shorter.addAll(left.subList(Math.min(left.size(), start + chunk), left.size()));
      if (breaks(shorter)) {
        left = shorter;
      } else {
        start += chunk;
      }
    }
    return left;
  }

  /** Without the repetitions and restarts that do not matter. */
  private List<Turn> plain(List<Turn> history) {
    var left = new ArrayList<Turn>(history);
    for (int i = 0; i < left.size(); i++) {
      Turn turn = left.get(i);
      for (Turn plainer :
          List.of(
              new Turn(turn.at(), turn.command(), false, false),
              new Turn(turn.at(), turn.command(), false, turn.restart()),
              new Turn(turn.at(), turn.command(), turn.twice(), false))) {
        if (!plainer.equals(left.get(i)) && left.get(i).equals(turn)) {
          left.set(i, plainer);
          if (!breaks(left)) {
            left.set(i, turn);
          }
        }
      }
    }
    return left;
  }

  private boolean breaks(List<Turn> history) {
    Broken found = brokenBy(history);
    return found != null && found.law() == law;
  }

  /** Which law a history breaks; null: none. */
  static @Nullable Broken brokenBy(List<Turn> history) {
    try {
      Trial.of(history);
      return null;
    } catch (Broken broken) {
      return broken;
    }
  }
}
