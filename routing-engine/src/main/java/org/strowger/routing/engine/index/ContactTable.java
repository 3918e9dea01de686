package org.strowger.routing.engine.index;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A hash table of contacts by an id that each of them knows: one array, no object for each. */
final class ContactTable {

  private final Function<ContactEntry, ?> idOf;
  private final ToIntFunction<ContactEntry> hashOf;
  private ContactEntry[] entries = new ContactEntry[16];
  private int size;

  /**
   * @param hashOf the hash of that id, without a look at it where that is possible
   */
  ContactTable(Function<ContactEntry, ?> idOf, ToIntFunction<ContactEntry> hashOf) {
    this.idOf = idOf;
    this.hashOf = hashOf;
  }

  /** The contact with this id; null when there is none. */
  @Nullable ContactEntry get(Object id) {
    return entries[find(id, id.hashCode())];
  }

  /** Adds a contact; it takes the place of another with the same id. */
  void put(ContactEntry entry) {
    int place = find(entry);
    if (entries[place] == null && ++size > entries.length * 2 / 3) {
      ContactEntry[] before = entries;
      entries = new ContactEntry[before.length * 2];
      for (ContactEntry each : before) {
        if (each != null) {
          entries[find(each)] = each;
        }
      }
      place = find(entry);
    }
    entries[place] = entry;
  }

  /**
   * Removes a contact, if it is here. Those behind it that were displaced move up, so that each is
   * found from its own place on.
   */
  void remove(ContactEntry entry) {
    int gap = find(entry);
    if (!entry.equals(entries[gap])) {
      return;
    }
    size--;
    int place = gap;
    entries[gap] = null;
    while (true) {
      place = next(place);
      ContactEntry each = entries[place];
      if (each == null) {
        return;
      }
      int home = home(hashOf.applyAsInt(each));
      boolean reachable = gap <= place ? gap < home && home <= place : gap < home || home <= place;
      if (!reachable) {
        entries[gap] = each;
        entries[place] = null;
        gap = place;
      }
    }
  }

  void forEach(Consumer<ContactEntry> action) {
    Arrays.stream(entries).filter(each -> each != null).forEach(action);
  }

  private int find(ContactEntry entry) {
    return find(idOf.apply(entry), hashOf.applyAsInt(entry));
  }

  /** Where it is, or would be. */
  private int find(Object id, int hash) {
    int place = home(hash);
    while (entries[place] != null && !has(entries[place], id, hash)) {
      place = next(place);
    }
    return place;
  }

  private boolean has(ContactEntry entry, Object id, int hash) {
    return hashOf.applyAsInt(entry) == hash && id.equals(idOf.apply(entry));
  }

  private int home(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (entries.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (entries.length - 1);
  }
}
