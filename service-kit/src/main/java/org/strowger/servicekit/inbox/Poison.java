package org.strowger.servicekit.inbox;

import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topic;
import org.strowger.servicekit.problem.Problem;

/**
 * A record that will fail however often it is tried.
 *
 * @param topic of the catalogue that it came on
 */
record Poison(
    Topic<?> topic, ConsumerRecord<String, byte[]> record, String reason, Exception failure) {

  static Poison of(
      Topic<?> topic, ConsumerRecord<String, byte[]> record, MalformedMessageException failure) {
    return new Poison(topic, record, failure.reason().name(), failure);
  }

  static Poison of(
      Topic<?> topic, ConsumerRecord<String, byte[]> record, RuntimeException failure) {
    return new Poison(topic, record, reason(failure), failure);
  }

  /** False for trouble that passes: then the record is tried again. */
  static boolean isPoison(RuntimeException failure) {
    if (failure instanceof KafkaException || failure instanceof InboxOffsets.FencedException) {
      return false;
    }
    SQLException sql = sql(failure);
    return sql == null || blamesTheData(sql);
  }

  private static String reason(RuntimeException failure) {
    return switch (failure) {
      case Problem problem -> problem.code();
      case IllegalArgumentException _ -> "REFUSED";
      default -> sql(failure) == null ? "FAILED" : "CONSTRAINT";
    };
  }

  /** SQLSTATE classes: data exception, integrity constraint violation, raised by a function. */
  private static boolean blamesTheData(SQLException failure) {
    String state = failure.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("P0"));
  }

  private static @Nullable SQLException sql(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
