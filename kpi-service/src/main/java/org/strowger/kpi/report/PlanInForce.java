package org.strowger.kpi.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.wire.Json;

/** The queues of the plan that was applied last. */
final class PlanInForce {

  private PlanInForce() {}

  /** In the plan's order; none before the first plan. */
  static List<QueuePlan> queues(Handle handle, DomainId domainId) {
    List<String> parts =
        handle
            .createQuery(
                """
                with applied as (
                  select version, parts, at_offset, at_index from plan_applied
                  where domain_id = :domain order by at_offset desc, at_index desc limit 1)
                select distinct on (p.part) p.queues
                from plan_part p
                join applied a on p.version = a.version and p.part <= a.parts
                  and (p.at_offset, p.at_index) < (a.at_offset, a.at_index)
                where p.domain_id = :domain
                order by p.part, p.at_offset desc, p.at_index desc
                """)
            .bind("domain", domainId.value())
            .mapTo(String.class)
            .list();
    var queues = new ArrayList<QueuePlan>();
    parts.forEach(part -> queues.addAll(read(part)));
    return queues;
  }

  private static List<QueuePlan> read(String queues) {
    try {
      return Json.LOG.readValue(queues, new TypeReference<List<QueuePlan>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
