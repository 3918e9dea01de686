package org.strowger.routing.engine.state;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Contacts by an id that each of them knows; an array of them, with no object for each. */
final class SpotTable {

  private final Function<Spot, ?> idOf;
  private final ToIntFunction<Spot> hashOf;
  private Spot[] spots = new Spot[16];
  private int size;

  /**
   * @param hashOf the hash of that id, without a look at it where that is possible
   */
  SpotTable(Function<Spot, ?> idOf, ToIntFunction<Spot> hashOf) {
    this.idOf = idOf;
    this.hashOf = hashOf;
  }

  @Nullable Spot get(Object id) {
    return spots[find(id, id.hashCode())];
  }

  /** Takes the place of another with the same id. */
  void put(Spot spot) {
    int place = find(spot);
    if (spots[place] == null && ++size > spots.length * 2 / 3) {
      Spot[] before = spots;
      spots = new Spot[before.length * 2];
      for (Spot each : before) {
        if (each != null) {
          spots[find(each)] = each;
        }
      }
      place = find(spot);
    }
    spots[place] = spot;
  }

  /** Those behind it that were displaced move up, so that each is found from its own place on. */
  void remove(Spot spot) {
    int gap = find(spot);
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
      int home = home(hashOf.applyAsInt(each));
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

  private int find(Spot spot) {
    return find(idOf.apply(spot), hashOf.applyAsInt(spot));
  }

  /** Where it is, or would be. */
  private int find(Object id, int hash) {
    int place = home(hash);
    while (spots[place] != null && !has(spots[place], id, hash)) {
      place = next(place);
    }
    return place;
  }

  private boolean has(Spot spot, Object id, int hash) {
    return hashOf.applyAsInt(spot) == hash && id.equals(idOf.apply(spot));
  }

  private int home(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (spots.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (spots.length - 1);
  }
}
