package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;

/** Mails that are no customer's message: kept with the cause, for people to look at. */
@Singleton
class ParkedMails {

  /** Keeps it; a mail that is parked already stays as it is. */
  void park(Handle handle, String id, Mailbox mailbox, String cause, byte[] raw) {
    handle
        .createUpdate(
            "insert into parked_mails (id, domain, entry_point, cause, content)"
                + " values (:id, :domain, :entryPoint, :cause, :content) on conflict do nothing")
        .bind("id", id)
        .bind("domain", mailbox.domain().value())
        .bind("entryPoint", mailbox.entryPointName())
        .bind("cause", cause)
        .bind("content", raw)
        .execute();
  }
}
