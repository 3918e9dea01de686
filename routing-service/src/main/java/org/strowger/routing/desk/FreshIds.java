package org.strowger.routing.desk;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.servicekit.access.CurrentUser;

/** Ids of contacts that begin at a desk: the same request names the same one. */
final class FreshIds {

  private FreshIds() {}

  /**
   * @param idempotencyKey null: nobody will send the request again
   */
  static ContactId contact(String kind, CurrentUser user, @Nullable String idempotencyKey) {
    UUID id =
        idempotencyKey == null
            ? UUID.randomUUID()
            : UUID.nameUUIDFromBytes(
                (user.domain() + "/" + user.userId() + "/" + idempotencyKey)
                    .getBytes(StandardCharsets.UTF_8));
    return new ContactId(kind + "-" + id);
  }
}
