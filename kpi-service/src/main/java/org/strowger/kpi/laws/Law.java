package org.strowger.kpi.laws;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.strowger.kpi.report.Count;

/**
 * What always holds among facts. Each is a query that counts its breaches among rows that started
 * on the day {@code :since} or later.
 */
enum Law {
  /**
   * 1: waiting(t1) = waiting(t0) + enqueued − ended, per queue and quarter of an hour. Waiting is
   * counted from the rows that are open at an instant, the rest from what happened in between.
   */
  WAITING_IS_CONSERVED(
      1,
      """
      with border as (
        select at, at + interval '15 minutes' as next from generate_series(
          date_trunc('hour', now()) - interval '3 hours', now(), interval '15 minutes') as at)
      select count(*) from (
        select f.domain_id, f.queue_id, b.at,
          count(*) filter (where f.enqueued_at < b.at
            and (f.ended_at is null or f.ended_at >= b.at)) as waiting_before,
          count(*) filter (where f.enqueued_at < b.next
            and (f.ended_at is null or f.ended_at >= b.next)) as waiting_after,
          count(*) filter (where f.source is not null
            and f.enqueued_at >= b.at and f.enqueued_at < b.next) as enqueued,
          count(*) filter (where f.ended_at >= b.at and f.ended_at < b.next) as ended
        from border b join segment f on f.day >= :since
        group by f.domain_id, f.queue_id, b.at) q
      where waiting_after <> waiting_before + enqueued - ended
      """),
  /** 2: a segment that was enqueued and has ended has exactly one outcome. */
  ONE_OUTCOME_PER_SEGMENT(
      2,
      """
      select count(*) from segment f where f.day >= :since and f.ended_at is not null
        and (f.source is null or num_nonnulls(f.assigned_at, f.abandoned_at) <> 1
          or f.ended_at < f.enqueued_at)
      """),
  /** 4: from sign-in to sign-off the intervals of an agent have no gap and no overlap. */
  STATES_ARE_SEAMLESS(
      4,
      """
      select count(*) from (
        select shown, ended_at, lead(since) over (partition by domain_id, agent_id order by since) as next
        from agent_state f where f.day >= :since) q
      where shown <> 'OFFLINE' and next is not null and ended_at is distinct from next
      """),
  /** 6: an offer that was issued is live or has ended in exactly one way. */
  ONE_END_PER_OFFER(
      6,
      """
      select count(*) from offer f where f.day >= :since
        and (f.expires_at is null
          or num_nonnulls(f.accepted_at, f.declined_at, f.expired_at, f.revoked_at) > 1)
      """),
  /** 7: leaving abandons out never makes a service level worse, read as the definitions say. */
  ANSWERED_IS_NOT_WORSE(
      7,
      """
      select count(*) from (
        select %s, %s, %s from segment f cross join (values (20, 5)) s (within_seconds, short_seconds)
        where f.day >= :since and f.ended_at is not null
        group by f.domain_id, f.queue_id) q
      where answered_in_time * answered_or_abandoned < answered_in_time * answered
        or answered_in_time > answered
      """
          .formatted(
              Count.ANSWERED_IN_TIME.sql(),
              Count.ANSWERED.sql(),
              Count.ANSWERED_OR_ABANDONED.sql()));

  private final int number;
  private final String breaches;

  Law(int number, String breaches) {
    this.number = number;
    this.breaches = breaches;
  }

  int number() {
    return number;
  }

  /** Counts the breaches among the facts since a day. */
  long breaches(Jdbi jdbi, LocalDate since) {
    return jdbi.<Long, RuntimeException>withHandle(
        handle -> handle.createQuery(breaches).bind("since", since).mapTo(Long.class).one());
  }
}
