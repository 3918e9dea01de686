package org.strowger.kpi.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.wire.Json;

/** The queues of plans. */
final class QueuePlans {

  private QueuePlans() {}

  /** Those of the plan that was applied last, in its order; none before the first plan. */
  static List<QueuePlan> inForce(Handle handle, DomainId domainId, AsOf asOf) {
    return handle
        .createQuery(
            """
            with applied as (
              select version, parts, at_offset, at_index from plan_applied
              where domain_id = :domain and (not :past or applied_at <= :asOf)
              order by at_offset desc, at_index desc limit 1)
            select distinct on (p.part) p.queues
            from plan_part p
            join applied a on p.version = a.version and p.part <= a.parts
              and (p.at_offset, p.at_index) < (a.at_offset, a.at_index)
            where p.domain_id = :domain
            order by p.part, p.at_offset desc, p.at_index desc
            """)
        .bind("domain", domainId.value())
        .bind("past", asOf.past())
        .bind("asOf", asOf.at())
        .mapTo(String.class)
        .stream()
        .flatMap(part -> read(part, new TypeReference<List<QueuePlan>>() {}).stream())
        .toList();
  }

  /** Those that only earlier plans have, each as in the last of these. */
  static List<QueuePlan> retired(
      Handle handle, DomainId domainId, AsOf asOf, List<QueuePlan> inForce) {
    return handle
        .createQuery(
            """
            select distinct on (q.plan ->> 'id') q.plan
            from plan_applied a
            join plan_part p on p.domain_id = a.domain_id and p.version = a.version
              and p.part <= a.parts and (p.at_offset, p.at_index) < (a.at_offset, a.at_index)
            cross join lateral jsonb_array_elements(p.queues) as q (plan)
            where a.domain_id = :domain and (not :past or a.applied_at <= :asOf)
              and not q.plan ->> 'id' = any(:known)
            order by q.plan ->> 'id', a.at_offset desc, a.at_index desc,
              p.at_offset desc, p.at_index desc
            """)
        .bind("domain", domainId.value())
        .bind("past", asOf.past())
        .bind("asOf", asOf.at())
        .bindArray(
            "known", String.class, inForce.stream().map(queue -> queue.id().value()).toList())
        .mapTo(String.class)
        .stream()
        .map(plan -> read(plan, new TypeReference<QueuePlan>() {}))
        .toList();
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.LOG.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
