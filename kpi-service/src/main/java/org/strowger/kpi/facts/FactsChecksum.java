package org.strowger.kpi.facts;

import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;

/**
 * A fingerprint of a domain's fact rows in which their order has no part: two schemas filled from
 * the same log have the same.
 *
 * @param tables one per table, in a fixed order
 */
public record FactsChecksum(List<TableSum> tables) {

  private static final List<String> TABLES =
      List.of(
          "contact",
          "segment",
          "offer",
          "assignment",
          "agent_state",
          "message",
          "case_fact",
          "case_link",
          "case_resolution",
          "callback_attempt",
          "consult",
          "deferral",
          "call_leg",
          "hold",
          "customer_presence",
          "wait_forecast",
          "plan_part",
          "plan_applied",
          "roster_change",
          "correction");

  public FactsChecksum {
    tables = List.copyOf(tables);
  }

  /**
   * @param checksum the sum of the rows' fingerprints
   */
  public record TableSum(String table, long rows, String checksum) {}

  /** Reads all rows of the domain. */
  public static FactsChecksum read(Handle handle, DomainId domainId) {
    handle.execute("set local time zone 'UTC'");
    return new FactsChecksum(TABLES.stream().map(table -> sum(handle, domainId, table)).toList());
  }

  private static TableSum sum(Handle handle, DomainId domainId, String table) {
    return handle
        .createQuery(
            """
            select count(*) as row_count, coalesce(
              sum(('x' || left(md5(f::text), 15))::bit(60)::bigint::numeric), 0) as checksum
            from %s f where domain_id = :domain
            """
                .formatted(table))
        .bind("domain", domainId.value())
        .map(
            (row, context) ->
                new TableSum(table, row.getLong("row_count"), hex(row.getBigDecimal("checksum"))))
        .one();
  }

  private static String hex(BigDecimal sum) {
    return sum.toBigInteger().toString(16);
  }
}
