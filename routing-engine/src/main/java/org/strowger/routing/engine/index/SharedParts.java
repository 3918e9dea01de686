package org.strowger.routing.engine.index;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Nanos;
import org.strowger.routing.engine.state.Segment;

/** What waiting contacts have in common, each once. */
final class SharedParts {

  /** More different parts than this are not worth knowing. */
  private static final int MOST = 100_000;

  private final Map<PackedContact.Asked, PackedContact.Asked> asked = new HashMap<>();
  private final Map<PackedContact.Progress, PackedContact.Progress> progress = new HashMap<>();

  /** The contact in little room; null for one that has something of its own. */
  @Nullable PackedContact pack(Contact.Waiting contact) {
    Segment segment = contact.segment();
    boolean usual =
        contact.lastOffer() == null
            && contact.request().attributes().isEmpty()
            && segment.limit() == null
            && segment.starvedAt() == null
            && isExact(contact);
    return usual
        ? new PackedContact(
            contact,
            shared(asked, PackedContact.Asked.of(contact.request())),
            shared(progress, PackedContact.Progress.of(contact)))
        : null;
  }

  private static boolean isExact(Contact.Waiting contact) {
    return Nanos.exact(contact.request().arrivedAt())
        && Nanos.exact(contact.segment().enqueuedAt());
  }

  private static <T> T shared(Map<T, T> known, T one) {
    T same = known.get(one);
    if (same == null) {
      if (known.size() == MOST) {
        known.clear();
      }
      known.put(one, one);
    }
    return same == null ? one : same;
  }
}
