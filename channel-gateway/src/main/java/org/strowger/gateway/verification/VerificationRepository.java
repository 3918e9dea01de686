package org.strowger.gateway.verification;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.CustomerFact.VerificationMethod;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.Conversation;

/** Tries, and what they are worth now. */
@Singleton
class VerificationRepository {

  /**
   * A proof belongs to contact and customer. It ends with the contact, when who the customer is
   * changes by a merge, after half an hour of silence on the line or in a chat, after a day at the
   * latest.
   */
  private static final String VALID =
      "select r.level, r.method, r.tried_at from verifications r"
          + " where r.contact_id = :contact and not r.failed"
          + " and r.customer_id in (select customer_family(:customer))"
          + " and r.tried_at > now() - interval '24 hours'"
          + " and exists (select 1 from contact_access a where a.contact_id = r.contact_id"
          + " and a.state in ('OFFERED', 'ENGAGED'))"
          + " and not exists (select 1 from customer_merges m"
          + " where (m.merged_at > r.tried_at or m.undone_at > r.tried_at)"
          + " and (m.merged in (select customer_family(:customer))"
          + " or m.survivor in (select customer_family(:customer))))"
          + " and (:channel not in ('VOICE', 'CHAT')"
          + " or greatest(r.tried_at, coalesce((select max(stored_at) from messages"
          + " where conversation_id = :conversation), r.tried_at)) > now() - interval '30 minutes')"
          + " order by r.level desc, r.tried_at desc limit 1";

  static final int MOST_FAILURES = 3;
  static final Duration LOCKED = Duration.ofMinutes(15);

  /** The best proof that holds; empty at level 0. */
  Optional<Proof> valid(
      Handle handle, ContactId contact, CustomerId customer, Conversation conversation) {
    return handle
        .createQuery(VALID)
        .bind("contact", contact.value())
        .bind("customer", customer.value())
        .bind("channel", conversation.entryPoint().channel().name())
        .bind("conversation", conversation.id().value())
        .map(
            (row, _) ->
                new Proof(
                    row.getInt("level"),
                    VerificationMethod.valueOf(row.getString("method")),
                    row.getTimestamp("tried_at").toInstant()))
        .findOne();
  }

  /** Since when the site vouches for who chats; empty when it does not. */
  Optional<Instant> siteLogin(Handle handle, Conversation conversation) {
    return handle
        .createQuery(
            "select seen_at from visitors where conversation_id = :conversation"
                + " and identity_ref is not null and seen_at > now() - interval '24 hours'")
        .bind("conversation", conversation.id().value())
        .map((row, _) -> row.getTimestamp(1).toInstant())
        .findOne();
  }

  /** Until when no try is taken; empty when one is. */
  Optional<Instant> lockedUntil(Handle handle, CustomerId customer) {
    return handle
        .createQuery(
            "select tried_at from verifications where failed"
                + " and customer_id in (select customer_family(:customer))"
                + " and tried_at > now() - make_interval(secs => :seconds)"
                + " order by tried_at desc offset :most limit 1")
        .bind("customer", customer.value())
        .bind("seconds", (double) LOCKED.toSeconds())
        .bind("most", MOST_FAILURES - 1)
        .map((row, _) -> row.getTimestamp(1).toInstant().plus(LOCKED))
        .findOne();
  }

  boolean exists(Handle handle, String id) {
    return handle
        .createQuery("select exists (select 1 from verifications where id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  void insert(Handle handle, Attempt attempt) {
    handle
        .createUpdate(
            "insert into verifications (id, domain, contact_id, customer_id, level, method, failed,"
                + " facts, reason, tried_by, tried_at) values (:id, :domain, :contact, :customer,"
                + " :level, :method, :failed, string_to_array(:facts, ','), :reason, :by, :at)")
        .bind("id", attempt.id())
        .bind("domain", attempt.domain().value())
        .bind("contact", attempt.contact().value())
        .bind("customer", attempt.customer().value())
        .bind("level", attempt.level())
        .bind("method", attempt.method().name())
        .bind("failed", attempt.level() == 0)
        .bind("facts", String.join(",", attempt.facts().stream().map(Enum::name).toList()))
        .bind("reason", attempt.reason())
        .bind("by", attempt.by().value())
        .bind("at", attempt.at())
        .execute();
  }

  /** What holds now. */
  record Proof(int level, VerificationMethod method, Instant since) {}

  /**
   * One try.
   *
   * @param level that it reached; 0 is a failure
   */
  record Attempt(
      String id,
      DomainId domain,
      ContactId contact,
      CustomerId customer,
      int level,
      VerificationMethod method,
      List<KnownFact> facts,
      @Nullable String reason,
      AgentId by,
      Instant at) {}
}
