package org.strowger.routing.engine.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;

/** The consults that are not over, and those that a command may have ended. */
public final class Consults {

  private final Map<ContactId, Consult> byId = new HashMap<>();
  private final Map<ContactId, ContactId> byContact = new HashMap<>();
  private final SortedSet<ContactId> touched = new TreeSet<>();

  /** The consult of this id; null when there is none. */
  public @Nullable Consult of(ContactId consultId) {
    return byId.get(consultId);
  }

  /** The consult about a contact; null when there is none. */
  public @Nullable Consult about(ContactId contactId) {
    ContactId consultId = byContact.get(contactId);
    return consultId == null ? null : byId.get(consultId);
  }

  /** Those whose two contacts moved since everything was settled. */
  public List<Consult> touched() {
    return touched.isEmpty()
        ? List.of()
        : touched.stream().filter(byId::containsKey).map(byId::get).toList();
  }

  void add(Consult consult) {
    byId.put(consult.consultId(), consult);
    byContact.put(consult.contactId(), consult.consultId());
    touched.add(consult.consultId());
  }

  void remove(Consult consult) {
    byId.remove(consult.consultId());
    byContact.remove(consult.contactId());
  }

  /** One of its two contacts moved. */
  void touch(ContactId moved) {
    if (byId.isEmpty()) {
      return;
    }
    if (byId.containsKey(moved)) {
      touched.add(moved);
    }
    ContactId consultId = byContact.get(moved);
    if (consultId != null) {
      touched.add(consultId);
    }
  }

  void settled() {
    touched.clear();
  }
}
