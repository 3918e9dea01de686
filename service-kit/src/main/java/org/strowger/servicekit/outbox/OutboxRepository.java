package org.strowger.servicekit.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The relay's side of {@code outbox} and {@code outbox_lease}. */
final class OutboxRepository {

  private final Jdbi jdbi;

  OutboxRepository(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Renews what the owner has and takes what nobody has; returns all that it has then. */
  Set<Integer> lease(String owner, Duration term) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    insert into outbox_lease as held (shard, owner, leased_until)
                    select shard, :owner, now() + :term * interval '1 millisecond'
                    from generate_series(0, :shards - 1) as shard
                    on conflict (shard) do update
                      set owner = excluded.owner, leased_until = excluded.leased_until
                      where held.owner = excluded.owner or held.leased_until < now()
                    returning shard""")
                .bind("owner", owner)
                .bind("term", term.toMillis())
                .bind("shards", Outbox.SHARDS)
                .mapTo(Integer.class)
                .set());
  }

  void release(String owner) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from outbox_lease where owner = :owner")
                .bind("owner", owner)
                .execute());
  }

  /** What is unsent, or was sent long ago without an event; in the order it is to be sent. */
  List<OutboxRow> unsent(Set<Integer> shards, Duration resendAfter, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, shard, topic, record_key, headers, value, await_event
                    from outbox
                    where shard = any(:shards)
                      and (sent_at is null
                           or sent_at < now() - :resend * interval '1 millisecond')
                    order by seq limit :limit""")
                .bindArray("shards", Integer.class, shards)
                .bind("resend", resendAfter.toMillis())
                .bind("limit", limit)
                .map((row, _) -> OutboxRow.of(row))
                .list());
  }

  void sent(Collection<OutboxRow> rows) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    with done as (delete from outbox where id = any(:done))
                    update outbox set sent_at = now() where id = any(:asked)
                      and sent_at is distinct from 'infinity'""") // parked before this was told
                .bindArray("done", String.class, ids(rows, false))
                .bindArray("asked", String.class, ids(rows, true))
                .execute());
  }

  Backlog backlog() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*),
                           coalesce(extract(epoch from now() - min(created_at)), 0)
                    from outbox where sent_at is null""")
                .map((row, _) -> new Backlog(row.getLong(1), row.getDouble(2)))
                .one());
  }

  private static List<String> ids(Collection<OutboxRow> rows, boolean awaitEvent) {
    return rows.stream().filter(row -> row.awaitEvent() == awaitEvent).map(OutboxRow::id).toList();
  }

  record Backlog(long rows, double oldestSeconds) {}
}
