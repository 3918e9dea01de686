package org.strowger.gateway.email;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;

/** Mails that are no customer's message: kept with the cause, for people to look at. */
@Singleton
class ParkedMails {

  private final MeterRegistry metrics;

  ParkedMails(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Keeps it; a mail that is parked already stays as it is. */
  void park(Handle handle, String id, Mailbox mailbox, String cause, byte[] raw) {
    int fresh =
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
    metrics.counter("strowger.gateway.mails.parked", "cause", cause).increment(fresh);
  }
}
