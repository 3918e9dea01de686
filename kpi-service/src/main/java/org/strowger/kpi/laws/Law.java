package org.strowger.kpi.laws;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.strowger.kpi.definition.Measure;

/**
 * What always holds among facts. Each is a query that counts its breaches among rows that started
 * on the day {@code :since} or later.
 */
enum Law {
  /**
   * 1: waiting(t1) = waiting(t0) + enqueued − ended, per queue and quarter of an hour. Waiting is
   * counted from the rows that are open at an instant, the rest from what happened in between. A
   * segment matters in the quarters it begins and ends in; in all others both sides count it once.
   */
  WAITING_IS_CONSERVED(
      1,
      """
      select count(*) from (
        select f.domain_id, f.queue_id, b.at,
          count(*) filter (where f.enqueued_at < b.at
            and (f.ended_at is null or f.ended_at >= b.at)) as waiting_before,
          count(*) filter (where f.enqueued_at < b.next
            and (f.ended_at is null or f.ended_at >= b.next)) as waiting_after,
          count(*) filter (where f.source is not null
            and f.enqueued_at >= b.at and f.enqueued_at < b.next) as enqueued,
          count(*) filter (where f.ended_at >= b.at and f.ended_at < b.next) as ended
        from segment f
        cross join lateral (
          select distinct at, at + interval '15 minutes' as next
          from (select date_bin('15 minutes', t.moment, 'epoch') as at
            from (values (f.enqueued_at), (f.ended_at)) t (moment)
            where t.moment is not null) quarters) b
        where f.day >= :since
        group by f.domain_id, f.queue_id, b.at) q
      where waiting_after <> waiting_before + enqueued - ended
      """),
  /** 2: a segment that was enqueued and has ended has exactly one outcome. */
  ONE_OUTCOME_PER_SEGMENT(
      2,
      """
      select count(*) from segment f where f.day >= :since and f.ended_at is not null
        and (f.source is null or f.ended_at < f.enqueued_at
          or num_nonnulls(f.assigned_at, f.abandoned_at, f.callback_at, f.expired_at, f.moved_at,
            f.dismissed_at, f.refused_at) <> 1)
      """),
  /**
   * 3: per contact, segments that began otherwise than by its arrival are segments ended by a move,
   * an overflow or a request for a callback, assignments ended by a return or passed on, and
   * deferrals that are over, save those of arrivals. A return into a deferral is the deferral's; an
   * overflow to a queue that defers begins that instead of a segment, and so did one to a queue
   * that refuses before a refusal told its segment. A command's events have one time, so what is
   * older than the latest is whole.
   */
  SOURCES_HAVE_THEIR_ORIGINS(
      3,
      """
      with known as (
        select c.domain_id, c.contact_id, p.as_of
        from contact c join progress p using (domain_id)
        where p.topic = 'routing-events' and c.day >= :since and c.conversation_id is not null),
      begun as (
        select domain_id, contact_id, count(*) as segments
        from (
          select domain_id, contact_id
          from segment s join known k using (domain_id, contact_id)
          where s.source <> 'ARRIVAL' and s.enqueued_at < k.as_of
          union all
          select distinct domain_id, contact_id
          from segment s join known k using (domain_id, contact_id)
          where s.move_reason = 'OVERFLOW' and s.moved_at < k.as_of and (
            exists (select from contact c where c.domain_id = s.domain_id
              and c.contact_id = s.contact_id and c.refused_at = s.moved_at
              and not exists (select from segment r where r.domain_id = c.domain_id
                and r.contact_id = c.contact_id and r.refused_at is not null))
            or exists (select from deferral d where d.domain_id = s.domain_id
              and d.contact_id = s.contact_id and d.deferred_at = s.moved_at))) b
        group by domain_id, contact_id),
      origin as (
        select domain_id, contact_id, count(*) as segments
        from (
          select domain_id, contact_id
          from segment s join known k using (domain_id, contact_id)
          where coalesce(s.moved_at, s.callback_at) < k.as_of
          union all
          select domain_id, contact_id
          from assignment a join known k using (domain_id, contact_id)
          where coalesce(a.transferred_at, a.returned_at) < k.as_of and not exists (
            select from deferral d
            where d.domain_id = a.domain_id and d.contact_id = a.contact_id
              and d.deferred_at = a.returned_at)
          union all
          select domain_id, contact_id
          from deferral d join known k using (domain_id, contact_id)
          where d.reason not in ('OUTSIDE_HOURS', 'NOT_LET_IN') and exists (
            select from segment s
            where s.domain_id = d.domain_id and s.contact_id = d.contact_id
              and s.source is not null and s.enqueued_at >= d.deferred_at
              and s.enqueued_at < k.as_of)) o
        group by domain_id, contact_id)
      select count(*) from begun b full join origin o using (domain_id, contact_id)
      where b.segments is distinct from o.segments
      """),
  /** 4: from sign-in to sign-off the intervals of an agent have no gap and no overlap. */
  STATES_ARE_SEAMLESS(
      4,
      """
      select count(*) from (
        select state, ended_at, lead(since) over (partition by domain_id, agent_id order by since) as next
        from agent_state f where f.day >= :since) q
      where state <> 'OFFLINE' and next is not null and ended_at is distinct from next
      """),
  /**
   * 5: handle time covers busy wall time, so their sum is never less: whenever an agent was shown
   * engaged or in wrap-up she had an assignment, or had answered a colleague's consult. And hold is
   * a part of being engaged.
   */
  BUSY_TIME_IS_HANDLE_TIME(
      5,
      """
      with work as (
        select domain_id, agent_id,
          tstzrange(assigned_at, coalesce(returned_at, wrap_up_ended_at)) as span
        from assignment where day >= :since and agent_id is not null
        union all
        select domain_id, answered_by, tstzrange(answered_at, coalesce(ended_at, completed_at))
        from consult where day >= :since and answered_by is not null),
      busy as (
        select domain_id, agent_id, range_agg(span) as spans from work group by domain_id, agent_id)
      select (
        select count(*) from agent_state f left join busy b using (domain_id, agent_id)
        where f.day > :since and f.state in ('ENGAGED', 'WRAP_UP') and f.ended_at is not null
          and not coalesce(b.spans @> tstzrange(f.since, f.ended_at), false))
      + (select count(*) from handled f where f.day >= :since
          and f.hold_seconds > extract(epoch from f.engaged_until - f.assigned_at))
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
              Measure.ANSWERED_IN_TIME.sql(),
              Measure.ANSWERED.sql(),
              Measure.ANSWERED_OR_ABANDONED.sql()));

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
