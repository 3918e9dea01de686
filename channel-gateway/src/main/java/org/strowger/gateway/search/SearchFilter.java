package org.strowger.gateway.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;

/**
 * Which messages are looked through; null looks through all.
 *
 * @param from the first moment
 * @param to the first moment after
 */
record SearchFilter(
    @Nullable ChannelType channel,
    @Nullable QueueId queue,
    @Nullable Instant from,
    @Nullable Instant to) {

  private static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /** On a row {@code t} of {@code message_terms}. */
  static final String SQL =
      "(cast(:channel as text) is null or exists (select 1 from conversations fv"
          + " where fv.id = t.conversation_id and fv.channel = :channel))"
          + " and (cast(:queue as text) is null or exists (select 1 from messages fm"
          + " join contact_stages fs on fs.contact_id = fm.contact_id"
          + " where fm.id = t.message_id and fs.queue_id = :queue))";

  /**
   * Reads what a client asks for.
   *
   * @throws Problem 400 naming the parameter that cannot be read
   */
  static SearchFilter of(
      @Nullable String channel,
      @Nullable String queue,
      @Nullable String from,
      @Nullable String to) {
    return new SearchFilter(
        read("channel", channel, ChannelType::valueOf),
        read("queue", queue, QueueId::new),
        read("from", from, SearchFilter::moment),
        read("to", to, SearchFilter::moment));
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    return statement
        .bind("channel", channel == null ? null : channel.name())
        .bind("queue", queue == null ? null : queue.value())
        .bind("from", from == null ? EVER : from)
        .bind("to", to == null ? NEVER : to);
  }

  private static Instant moment(String text) {
    Instant read = OffsetDateTime.parse(text).toInstant();
    if (read.isBefore(EVER) || read.isAfter(NEVER)) {
      throw new IllegalArgumentException("out of range");
    }
    return read;
  }

  private static <T> @Nullable T read(
      String name, @Nullable String text, Function<String, T> reading) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException | DateTimeException _) {
      String detail = "Expected the parameter " + name + " in its form but found another text";
      throw Problem.badRequest("invalid_value", detail)
          .withFaults(List.of(new FieldFault("/" + name, "invalid_value", detail)));
    }
  }
}
