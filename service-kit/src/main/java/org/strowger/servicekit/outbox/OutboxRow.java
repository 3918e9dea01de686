package org.strowger.servicekit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.WireRecord;

/** A row that is to be sent. */
record OutboxRow(String id, int shard, WireRecord wire, boolean awaitEvent) {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  static OutboxRow of(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getString("id"),
        row.getInt("shard"),
        new WireRecord(
            row.getString("topic"),
            row.getString("record_key"),
            headers(row.getString("headers")),
            row.getBytes("value")),
        row.getBoolean("await_event"));
  }

  private static Map<String, String> headers(String json) {
    try {
      return Json.LOG.readValue(json, HEADERS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
