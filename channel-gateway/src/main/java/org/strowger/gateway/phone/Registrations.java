package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.phone.driver.PhoneRegistry.Binding;
import org.strowger.gateway.phone.driver.Registration;

/**
 * Where phones can be rung. Whether one can is told to the router whenever it changes, in the same
 * transaction.
 */
@Singleton
public class Registrations {

  private static final int MOST_DEVICES = 10;

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
   * A device registered, or again. An older request of the same series changes nothing; a newer one
   * from elsewhere moves the device.
   *
   * @param series whose requests are numbered
   * @param sequence within the series
   */
  void put(Registration phone, String series, long sequence, Duration expires) {
    changing(
        phone.domain(),
        phone.phone(),
        handle -> {
          move(handle, phone, series, sequence);
          upsert(handle, phone, series, sequence, expires);
          limit(handle, phone);
        });
  }

  private static void move(Handle handle, Registration phone, String series, long sequence) {
    handle
        .createUpdate(
            "delete from phone_registrations where domain = :domain and phone = :phone"
                + " and call_id = :callId and sequence < :sequence and contact <> :contact")
        .bind("domain", phone.domain().value())
        .bind("phone", phone.phone())
        .bind("callId", series)
        .bind("sequence", sequence)
        .bind("contact", phone.contact())
        .execute();
  }

  private void upsert(
      Handle handle, Registration phone, String series, long sequence, Duration expires) {
    handle
        .createUpdate(
            "insert into phone_registrations as was (domain, phone, contact, call_id, sequence,"
                + " expires_at, reachable, check_at) values (:domain, :phone, :contact, :callId,"
                + " :sequence, now() + make_interval(secs => :expires), true,"
                + " now() + make_interval(secs => :check))"
                + " on conflict (domain, phone, contact) do update"
                + " set call_id = excluded.call_id,"
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
  }

  /** Beyond what anybody has on a desk the oldest go. */
  private static void limit(Handle handle, Registration phone) {
    handle
        .createUpdate(
            "delete from phone_registrations where domain = :domain and phone = :phone"
                + " and contact in (select contact from phone_registrations where domain = :domain"
                + " and phone = :phone order by expires_at desc, contact offset :most)")
        .bind("domain", phone.domain().value())
        .bind("phone", phone.phone())
        .bind("most", MOST_DEVICES)
        .execute();
  }

  /**
   * A phone unregistered.
   *
   * @param contact only the device that is registered so; null all of them
   */
  void remove(DomainId domain, String phone, @Nullable String contact) {
    changing(
        domain,
        phone,
        handle ->
            handle
                .createUpdate(
                    "delete from phone_registrations where domain = :domain and phone = :phone"
                        + " and contact = coalesce(:contact, contact)")
                .bind("domain", domain.value())
                .bind("phone", phone)
                .bind("contact", contact)
                .execute());
  }

  /** A registered device answered, or did not. */
  void checked(Registration phone, boolean reachable) {
    changing(
        phone.domain(),
        phone.phone(),
        handle ->
            handle
                .createUpdate(
                    "update phone_registrations set reachable = :reachable where domain = :domain"
                        + " and phone = :phone and contact = :contact"
                        + " and reachable <> :reachable")
                .bind("reachable", reachable)
                .bind("domain", phone.domain().value())
                .bind("phone", phone.phone())
                .bind("contact", phone.contact())
                .execute());
  }

  /** Removes what has run out. */
  void expire() {
    List<Registration> gone =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select * from phone_registrations where expires_at < now()")
                        .map((row, _) -> registration(row))
                        .list());
    for (Registration phone : gone) {
      changing(
          phone.domain(),
          phone.phone(),
          handle ->
              handle
                  .createUpdate(
                      "delete from phone_registrations where domain = :domain and phone = :phone"
                          + " and expires_at < now()")
                  .bind("domain", phone.domain().value())
                  .bind("phone", phone.phone())
                  .execute());
    }
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
                            + " + make_interval(secs => :check) where (domain, phone, contact) in"
                            + " (select domain, phone, contact from phone_registrations"
                            + " where check_at < now() limit 200 for update skip locked)"
                            + " returning *")
                    .bind("check", seconds(checkEvery))
                    .map((row, _) -> registration(row))
                    .list());
  }

  /**
   * Where the agent can be rung: all devices that answer, or, when none does, all that are
   * registered; empty when none is.
   */
  List<Registration> of(Handle handle, DomainId domain, AgentId agent) {
    return handle
        .createQuery(
            "select r.* from agent_phones a join phone_registrations r"
                + " on r.domain = a.domain and r.phone = a.phone"
                + " where a.domain = :domain and a.agent_id = :agent and r.expires_at > now()"
                + " and (r.reachable or not exists (select 1 from phone_registrations o"
                + " where o.domain = r.domain and o.phone = r.phone and o.reachable"
                + " and o.expires_at > now())) order by r.contact")
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .map((row, _) -> registration(row))
        .list();
  }

  /** Where a phone is registered now. */
  List<Binding> bindings(Handle handle, DomainId domain, String phone) {
    return handle
        .createQuery(
            "select contact, ceil(extract(epoch from expires_at - now()))::bigint as left_seconds"
                + " from phone_registrations where domain = :domain and phone = :phone"
                + " and expires_at > now() order by expires_at desc, contact")
        .bind("domain", domain.value())
        .bind("phone", phone)
        .map(
            (row, _) ->
                new Binding(
                    row.getString("contact"), Duration.ofSeconds(row.getLong("left_seconds"))))
        .list();
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
                    .createQuery(
                        "select count(distinct (domain, phone)) from phone_registrations"
                            + " where reachable")
                    .mapTo(Long.class)
                    .one());
  }

  /**
   * Changes the devices of one phone, one change at a time: the router hears when the first can be
   * rung, and when none can any more.
   */
  private void changing(DomainId domain, String phone, Consumer<Handle> change) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle
                  .createQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                  .bind("key", "phone " + domain + " " + phone)
                  .mapTo(String.class)
                  .one();
              boolean before = reachable(handle, domain, phone);
              change.accept(handle);
              boolean after = reachable(handle, domain, phone);
              if (before != after) {
                report(handle, domain, phone, after);
              }
            });
    outbox.wake();
  }

  private static boolean reachable(Handle handle, DomainId domain, String phone) {
    return handle
        .createQuery(
            "select exists (select 1 from phone_registrations"
                + " where domain = :domain and phone = :phone and reachable)")
        .bind("domain", domain.value())
        .bind("phone", phone)
        .mapTo(Boolean.class)
        .one();
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
