package org.strowger.gateway.email;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.text.CardNumbers;

/** Mails that are no customer's message: kept with the cause until a person settles them. */
@Singleton
class ParkedMails {

  /** A report that did what it is for: it marked a mail of ours, and nobody has to look at it. */
  static final String REPORT = "report";

  private static final int PAGE = 100;

  private final MeterRegistry metrics;

  ParkedMails(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Keeps it; a mail that is parked already stays as it is. */
  void park(Handle handle, String id, Mailbox mailbox, String cause, InboundMail mail, byte[] raw) {
    int fresh =
        handle
            .createUpdate(
                "insert into parked_mails (id, domain, entry_point, mailbox, cause, sender,"
                    + " subject, content, settled_as, settled_at)"
                    + " values (:id, :domain, :entryPoint, :mailbox, :cause, :sender, :subject,"
                    + " :content,"
                    + " case when :cause = :report then 'REPORT' end,"
                    + " case when :cause = :report then now() end) on conflict do nothing")
            .bind("id", id)
            .bind("domain", mailbox.domain().value())
            .bind("entryPoint", mailbox.entryPointName())
            .bind("mailbox", mailbox.name())
            .bind("cause", cause)
            .bind("report", REPORT)
            .bind("sender", CardNumbers.redact(mail.from().address()))
            .bind("subject", CardNumbers.redact(mail.subject()))
            .bind("content", MaskedMail.of(mail, raw))
            .execute();
    metrics.counter("strowger.gateway.mails.parked", "cause", cause).increment(fresh);
  }

  /** Those of a domain that nobody settled, the one that waits for the longest time first. */
  List<ParkedMail> waiting(Handle handle, DomainId domain) {
    return handle
        .createQuery(
            "select id, entry_point, cause, sender, subject, length(content) as size, parked_at"
                + " from parked_mails where domain = :domain and settled_at is null"
                + " order by parked_at, id limit :page")
        .bind("domain", domain.value())
        .bind("page", PAGE)
        .map((row, _) -> mail(row))
        .list();
  }

  /** How many nobody settled, in all domains. */
  int count(Handle handle) {
    return handle
        .createQuery("select count(*) from parked_mails where settled_at is null")
        .mapTo(Integer.class)
        .one();
  }

  /** The mail as it came; empty when the domain has no such parked mail. */
  Optional<byte[]> content(Handle handle, DomainId domain, String id) {
    return handle
        .createQuery("select content from parked_mails where domain = :domain and id = :id")
        .bind("domain", domain.value())
        .bind("id", id)
        .mapTo(byte[].class)
        .findOne();
  }

  /** Settles it; empty when the domain has no such mail, or it is settled already. */
  Optional<Settled> settle(Handle handle, DomainId domain, String id, String as, String by) {
    return handle
        .createQuery(
            "update parked_mails set settled_as = :as, settled_by = :by, settled_at = now()"
                + " where domain = :domain and id = :id and settled_at is null returning *")
        .bind("as", as)
        .bind("by", by)
        .bind("domain", domain.value())
        .bind("id", id)
        .map(
            (row, _) ->
                new Settled(
                    row.getString("mailbox"),
                    row.getString("sender"),
                    row.getBytes("content"),
                    row.getTimestamp("parked_at").toInstant()))
        .findOne();
  }

  private static ParkedMail mail(ResultSet row) throws SQLException {
    return new ParkedMail(
        row.getString("id"),
        row.getString("entry_point"),
        row.getString("cause"),
        row.getString("sender"),
        row.getString("subject"),
        row.getInt("size"),
        row.getTimestamp("parked_at").toInstant());
  }

  /** A parked mail that a person decided about. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  record Settled(String mailbox, String sender, byte[] content, Instant parkedAt) {}
}
