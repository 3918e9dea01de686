package org.strowger.routing.engine.state;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Contacts by an id that each of them knows; an array of them, with no object for each. */
final class ContactTable {

  private final Function<ContactEntry, ?> idOf;
  private final ToIntFunction<ContactEntry> hashOf;
  private ContactEntry[] contactEntries = new ContactEntry[16];
  private int size;

  /**
   * @param hashOf the hash of that id, without a look at it where that is possible
   */
  ContactTable(Function<ContactEntry, ?> idOf, ToIntFunction<ContactEntry> hashOf) {
    this.idOf = idOf;
    this.hashOf = hashOf;
  }

  @Nullable ContactEntry get(Object id) {
    return contactEntries[find(id, id.hashCode())];
  }

  /** Takes the place of another with the same id. */
  void put(ContactEntry contactEntry) {
    int place = find(contactEntry);
    if (contactEntries[place] == null && ++size > contactEntries.length * 2 / 3) {
      ContactEntry[] before = contactEntries;
      contactEntries = new ContactEntry[before.length * 2];
      for (ContactEntry each : before) {
        if (each != null) {
          contactEntries[find(each)] = each;
        }
      }
      place = find(contactEntry);
    }
    contactEntries[place] = contactEntry;
  }

  /** Those behind it that were displaced move up, so that each is found from its own place on. */
  void remove(ContactEntry contactEntry) {
    int gap = find(contactEntry);
    if (!contactEntry.equals(contactEntries[gap])) {
      return;
    }
    size--;
    int place = gap;
    contactEntries[gap] = null;
    while (true) {
      place = next(place);
      ContactEntry each = contactEntries[place];
      if (each == null) {
        return;
      }
      int home = home(hashOf.applyAsInt(each));
      boolean reachable = gap <= place ? gap < home && home <= place : gap < home || home <= place;
      if (!reachable) {
        contactEntries[gap] = each;
        contactEntries[place] = null;
        gap = place;
      }
    }
  }

  void forEach(Consumer<ContactEntry> action) {
    Arrays.stream(contactEntries).filter(each -> each != null).forEach(action);
  }

  private int find(ContactEntry contactEntry) {
    return find(idOf.apply(contactEntry), hashOf.applyAsInt(contactEntry));
  }

  /** Where it is, or would be. */
  private int find(Object id, int hash) {
    int place = home(hash);
    while (contactEntries[place] != null && !has(contactEntries[place], id, hash)) {
      place = next(place);
    }
    return place;
  }

  private boolean has(ContactEntry contactEntry, Object id, int hash) {
    return hashOf.applyAsInt(contactEntry) == hash && id.equals(idOf.apply(contactEntry));
  }

  private int home(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 16)) & (contactEntries.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (contactEntries.length - 1);
  }
}
