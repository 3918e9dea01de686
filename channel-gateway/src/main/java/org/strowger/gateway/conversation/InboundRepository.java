package org.strowger.gateway.conversation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;

/** What was taken already, and what was taken but is no demand. */
@Singleton
public class InboundRepository {

  /**
   * Claims a key. Of several at once one gets true when it was the first; the others wait for its
   * commit and get false, or true after its rollback.
   */
  public boolean claim(Handle handle, String key) {
    return handle
            .createUpdate("insert into inbound (key) values (:key) on conflict do nothing")
            .bind("key", key)
            .execute()
        == 1;
  }

  /** Keeps what was answered, for repetitions. */
  public void answer(Handle handle, String key, String json) {
    handle
        .createUpdate("update inbound set answer = :answer where key = :key")
        .bind("answer", json)
        .bind("key", key)
        .execute();
  }

  /** What was answered to the first of these. */
  public Optional<String> answered(Handle handle, String key) {
    return handle
        .createQuery("select answer from inbound where key = :key")
        .bind("key", key)
        .mapTo(String.class)
        .findOne();
  }

  /** Forgets old answers; keys of mails are kept for ever. */
  public int forgetAnswers(Handle handle, Duration age) {
    return handle
        .createUpdate(
            "delete from inbound where answer is not null"
                + " and received_at < now() - make_interval(secs => :seconds)")
        .bind("seconds", (double) age.toSeconds())
        .execute();
  }

  /** Keeps a mail that opens no contact, with the cause. */
  public void park(
      Handle handle, String id, DomainId domain, String entryPoint, String cause, byte[] raw) {
    handle
        .createUpdate(
            "insert into parked_mails (id, domain, entry_point, cause, content)"
                + " values (:id, :domain, :entryPoint, :cause, :content) on conflict do nothing")
        .bind("id", id)
        .bind("domain", domain.value())
        .bind("entryPoint", entryPoint)
        .bind("cause", cause)
        .bind("content", raw)
        .execute();
  }
}
