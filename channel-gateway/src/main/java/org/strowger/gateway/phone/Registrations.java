package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.phone.driver.Registration;

/**
 * Where phones can be rung. Whether one can is told to the router whenever it changes, in the same
 * transaction.
 */
@Singleton
public class Registrations {

  private final GatewayDatabase database;
  private final AgentPhones phones;
  private final CallPublisher publisher;
  private final GatewayOutbox outbox;
  private final Duration checkEvery;

  Registrations(
      GatewayDatabase database,
      AgentPhones phones,
      CallPublisher publisher,
      GatewayOutbox outbox,
      PhoneConfig config) {
    this.database = database;
    this.phones = phones;
    this.publisher = publisher;
    this.outbox = outbox;
    this.checkEvery = config.sip().checkEvery();
  }

  /**
   * A phone registered, or again. An older request of the same series changes nothing.
   *
   * @param series whose requests are numbered
   * @param sequence within the series
   */
  void put(Registration phone, String series, long sequence, Duration expires) {
    changing(
        handle -> {
          if (!upsert(handle, phone, series, sequence, expires)) {
            report(handle, phone.domain(), phone.phone(), true);
          }
        });
  }

  /** The row is there afterwards; true when it was, and reachable, before. */
  private boolean upsert(
      Handle handle, Registration phone, String series, long sequence, Duration expires) {
    boolean before =
        handle
            .createQuery(
                "select reachable from phone_registrations"
                    + " where domain = :domain and phone = :phone for update")
            .bind("domain", phone.domain().value())
            .bind("phone", phone.phone())
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false);
    handle
        .createUpdate(
            "insert into phone_registrations as was (domain, phone, contact, call_id, sequence,"
                + " expires_at, reachable, check_at) values (:domain, :phone, :contact, :callId,"
                + " :sequence, now() + make_interval(secs => :expires), true,"
                + " now() + make_interval(secs => :check)) on conflict (domain, phone) do update"
                + " set contact = excluded.contact, call_id = excluded.call_id,"
                + " sequence = excluded.sequence, expires_at = excluded.expires_at,"
                + " reachable = true, check_at = excluded.check_at"
                + " where was.call_id <> excluded.call_id or was.sequence < excluded.sequence")
        .bind("domain", phone.domain().value())
        .bind("phone", phone.phone())
        .bind("contact", phone.contact())
        .bind("callId", series)
        .bind("sequence", sequence)
        .bind("expires", (double) expires.toSeconds())
        .bind("check", seconds(checkEvery))
        .execute();
    return before;
  }

  /**
   * A phone unregistered.
   *
   * @param contact only where it is registered so; null wherever it is
   */
  void remove(DomainId domain, String phone, @Nullable String contact) {
    changing(
        handle -> {
          int removed =
              handle
                  .createUpdate(
                      "delete from phone_registrations where domain = :domain and phone = :phone"
                          + " and contact = coalesce(:contact, contact)")
                  .bind("domain", domain.value())
                  .bind("phone", phone)
                  .bind("contact", contact)
                  .execute();
          if (removed > 0) {
            report(handle, domain, phone, false);
          }
        });
  }

  /** A registered phone answered, or did not. */
  void checked(Registration phone, boolean reachable) {
    changing(
        handle -> {
          int changed =
              handle
                  .createUpdate(
                      "update phone_registrations set reachable = :reachable where domain = :domain"
                          + " and phone = :phone and contact = :contact"
                          + " and reachable <> :reachable")
                  .bind("reachable", reachable)
                  .bind("domain", phone.domain().value())
                  .bind("phone", phone.phone())
                  .bind("contact", phone.contact())
                  .execute();
          if (changed > 0) {
            report(handle, phone.domain(), phone.phone(), reachable);
          }
        });
  }

  /** Removes what has run out. */
  void expire() {
    changing(
        handle ->
            handle
                .createQuery("delete from phone_registrations where expires_at < now() returning *")
                .map((row, _) -> registration(row))
                .list()
                .forEach(gone -> report(handle, gone.domain(), gone.phone(), false)));
  }

  /** Registrations whose phone has to be asked now; each replica gets others. */
  List<Registration> due() {
    return database
        .jdbi()
        .inTransaction(
            handle ->
                handle
                    .createQuery(
                        "update phone_registrations set check_at = now()"
                            + " + make_interval(secs => :check) where (domain, phone) in"
                            + " (select domain, phone from phone_registrations"
                            + " where check_at < now() limit 200 for update skip locked)"
                            + " returning *")
                    .bind("check", seconds(checkEvery))
                    .map((row, _) -> registration(row))
                    .list());
  }

  /** Where the agent's phone can be rung; empty when it cannot. */
  Optional<Registration> of(Handle handle, DomainId domain, AgentId agent) {
    return handle
        .createQuery(
            "select r.* from agent_phones a join phone_registrations r"
                + " on r.domain = a.domain and r.phone = a.phone"
                + " where a.domain = :domain and a.agent_id = :agent and r.expires_at > now()")
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .map((row, _) -> registration(row))
        .findOne();
  }

  boolean reachable(Handle handle, DomainId domain, AgentId agent) {
    return handle
        .createQuery(
            "select exists (select 1 from agent_phones a join phone_registrations r"
                + " on r.domain = a.domain and r.phone = a.phone and r.reachable"
                + " where a.domain = :domain and a.agent_id = :agent and r.expires_at > now())")
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .mapTo(Boolean.class)
        .one();
  }

  /** How many phones can be rung. */
  long count() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from phone_registrations where reachable")
                    .mapTo(Long.class)
                    .one());
  }

  private void changing(Consumer<Handle> change) {
    database.jdbi().useTransaction(change::accept);
    outbox.wake();
  }

  private void report(Handle handle, DomainId domain, String phone, boolean reachable) {
    Instant now = Instant.now();
    for (AgentId agent : phones.agents(handle, domain, phone)) {
      publisher.phone(handle, domain, agent, reachable, now);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Registration registration(ResultSet row) throws SQLException {
    return new Registration(
        new DomainId(row.getString("domain")), row.getString("phone"), row.getString("contact"));
  }
}
