package org.strowger.routing.engine.state;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Contacts by an id that each of them knows; an array of them, with no object for each. */
final class SpotTable {

  private final Function<Spot, ?> idOf;
  private Spot[] spots = new Spot[16];
  private int size;

  SpotTable(Function<Spot, ?> idOf) {
    this.idOf = idOf;
  }

  @Nullable Spot get(Object id) {
    return spots[find(id)];
  }

  /** Takes the place of another with the same id. */
  void put(Spot spot) {
    int place = find(idOf.apply(spot));
    if (spots[place] == null && ++size > spots.length * 2 / 3) {
      Spot[] before = spots;
      spots = new Spot[before.length * 2];
      for (Spot each : before) {
        if (each != null) {
          spots[find(idOf.apply(each))] = each;
        }
      }
      place = find(idOf.apply(spot));
    }
    spots[place] = spot;
  }

  /** Those behind it that were displaced move up, so that each is found from its own place on. */
  void remove(Spot spot) {
    int gap = find(idOf.apply(spot));
    if (!spot.equals(spots[gap])) {
      return;
    }
    size--;
    int place = gap;
    spots[gap] = null;
    while (true) {
      place = next(place);
      Spot each = spots[place];
      if (each == null) {
        return;
      }
      int home = home(idOf.apply(each));
      boolean reachable = gap <= place ? gap < home && home <= place : gap < home || home <= place;
      if (!reachable) {
        spots[gap] = each;
        spots[place] = null;
        gap = place;
      }
    }
  }

  void forEach(Consumer<Spot> action) {
    Arrays.stream(spots).filter(each -> each != null).forEach(action);
  }

  /** Where it is, or would be. */
  private int find(Object id) {
    int place = home(id);
    while (spots[place] != null && !id.equals(idOf.apply(spots[place]))) {
      place = next(place);
    }
    return place;
  }

  private int home(Object id) {
    int hash = id.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 16)) & (spots.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (spots.length - 1);
  }
}
