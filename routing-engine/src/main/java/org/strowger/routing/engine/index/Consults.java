package org.strowger.routing.engine.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.routing.engine.state.Consult;

/** The consults that are not over, and those that a command may have ended. */
final class Consults {

  private final Map<ContactId, Consult> byId = new HashMap<>();
  private final Map<ContactId, ContactId> byContact = new HashMap<>();
  private final SortedSet<ContactId> touched = new TreeSet<>();

  /** The consult with this id; null when there is none. */
  @Nullable Consult get(ContactId consultId) {
    return byId.get(consultId);
  }

  /** The consult about a contact; null when there is none. */
  @Nullable Consult about(ContactId contactId) {
    ContactId consultId = byContact.get(contactId);
    return consultId == null ? null : byId.get(consultId);
  }

  /** Those of which a contact changed since everything was settled, by id. */
  List<Consult> touched() {
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

  /** Notes the consults that a contact is part of: it changed. */
  void touch(ContactId changed) {
    if (byId.isEmpty()) {
      return;
    }
    if (byId.containsKey(changed)) {
      touched.add(changed);
    }
    ContactId consultId = byContact.get(changed);
    if (consultId != null) {
      touched.add(consultId);
    }
  }

  /** Everything that changed has been looked at. */
  void settle() {
    touched.clear();
  }
}
