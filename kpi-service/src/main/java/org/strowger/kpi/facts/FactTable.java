package org.strowger.kpi.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.contracts.id.DomainId;

/** The fact tables; each row is filed under the UTC day it started on, its domain and its ids. */
enum FactTable {
  CONTACT("contact", "arrived_at", "contact_id"),
  SEGMENT("segment", "enqueued_at", "contact_id, segment"),
  OFFER("offer", "issued_at", "offer_id"),
  ASSIGNMENT("assignment", "assigned_at", "offer_id"),
  AGENT_STATE("agent_state", "since", "agent_id, since"),
  MESSAGE("message", "at", "message_id"),
  CASE_FACT("case_fact", "opened_at", "case_id"),
  CASE_LINK("case_link", "opened_at", "case_id, contact_id"),
  CASE_RESOLUTION("case_resolution", "opened_at", "case_id, episode"),
  CALLBACK_ATTEMPT("callback_attempt", "arrived_at", "contact_id, attempt"),
  DEFERRAL("deferral", "deferred_at", "contact_id, deferred_at"),
  CALL_LEG("call_leg", "started_at", "contact_id, started_at"),
  HOLD("hold", "held_at", "contact_id, agent_id, held_at"),
  CONSULT("consult", "started_at", "consult_id"),
  WAIT_FORECAST("wait_forecast", "forecast_at", "contact_id, forecast_at"),
  CUSTOMER_PRESENCE("customer_presence", "at", "contact_id, presence, at");

  private final String table;
  private final String start;
  private final String ids;

  FactTable(String table, String start, String ids) {
    this.table = table;
    this.start = start;
    this.ids = ids;
  }

  String table() {
    return table;
  }

  /** The column that tells when what the row is about began. */
  String start() {
    return start;
  }

  /** The columns of the primary key, as SQL lists them. */
  String key() {
    return "day, domain_id, " + ids;
  }

  /**
   * A row that holds nothing yet but its key.
   *
   * @param rest the ids beyond those that are times, in the order of the key
   */
  FactRow row(DomainId domainId, Instant startedAt, Object... rest) {
    Map<String, Object> key = new LinkedHashMap<>();
    LocalDate day = startedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    key.put("day", day);
    key.put("domain_id", domainId.value());
    key.put(start, startedAt);
    int next = 0;
    for (String id : ids.split(", ")) {
      if (!id.equals(start)) {
        Object value = rest[next++];
        key.put(id, value instanceof Integer ? value : value.toString());
      }
    }
    return new FactRow(this, domainId, startedAt, day, key, Map.of());
  }
}
