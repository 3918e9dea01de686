package org.strowger.gateway.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.contracts.wire.Json;
import org.strowger.gateway.live.ServiceStatus;

/** What a widget is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = ServerFrame.Ack.class, name = "ack"),
  @JsonSubTypes.Type(value = ServerFrame.Msg.class, name = "msg"),
  @JsonSubTypes.Type(value = ServerFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = ServerFrame.Queue.class, name = "queue"),
  @JsonSubTypes.Type(value = ServerFrame.Service.class, name = "service"),
  @JsonSubTypes.Type(value = ServerFrame.Read.class, name = "read"),
  @JsonSubTypes.Type(value = ServerFrame.AddressKept.class, name = "addressKept"),
  @JsonSubTypes.Type(value = ServerFrame.Notice.class, name = "notice"),
  @JsonSubTypes.Type(value = ServerFrame.Status.class, name = "status"),
  @JsonSubTypes.Type(value = ServerFrame.Closed.class, name = "closed"),
  @JsonSubTypes.Type(value = ServerFrame.Resync.class, name = "resync"),
  @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
  @JsonSubTypes.Type(value = ServerFrame.Failed.class, name = "error")
})
sealed interface ServerFrame {

  /**
   * The answer to hello; what the widget has not got follows.
   *
   * @param serverSeq the latest message's number
   */
  record Welcome(ConversationId conversationId, long serverSeq) implements ServerFrame {}

  /** The message is stored for good. */
  record Ack(String clientMsgId, long seq, Instant ts) implements ServerFrame {}

  /**
   * A message of the other side, or one of this customer from another socket.
   *
   * @param clientMsgId of the customer's own; null for others
   */
  record Msg(
      long seq, MessageId id, From from, String text, Instant ts, @Nullable String clientMsgId)
      implements ServerFrame {}

  /** Who wrote. */
  record From(From.Side type, @Nullable String name) {

    /** The sides of a chat. */
    enum Side {
      CUSTOMER,
      AGENT
    }
  }

  /** The agent types. */
  record Typing(boolean on) implements ServerFrame {}

  /**
   * How the customer waits.
   *
   * @param position in line, from 1
   * @param waitSeconds null while nothing is known of it
   */
  record Queue(int position, @Nullable WaitSeconds waitSeconds) implements ServerFrame {}

  /**
   * How long she will wait from now on: one of two waits no longer than {@code from}, nine of ten
   * no longer than {@code to}.
   *
   * @param from at least 1
   * @param to at least {@code from}
   */
  record WaitSeconds(int from, int to) {

    static @Nullable WaitSeconds of(@Nullable WaitForecast forecast) {
      return forecast == null
          ? null
          : new WaitSeconds(forecast.p50Seconds(), forecast.p90Seconds());
    }
  }

  /**
   * What she finds where she waits: with {@code NOBODY}, no position is told.
   *
   * @param opensAt when she is served again; null when that cannot be said
   */
  record Service(ServiceStatus.State state, @Nullable Instant openUntil, @Nullable Instant opensAt)
      implements ServerFrame {

    /** Null when nothing is known. */
    static @Nullable Service of(ServiceStatus status) {
      return status.state() == ServiceStatus.State.UNKNOWN
          ? null
          : new Service(status.state(), status.openUntil(), status.opensAt());
    }
  }

  /** An agent has read everything up to this number. */
  record Read(long seq) implements ServerFrame {}

  /** The address for the answer is stored. */
  record AddressKept() implements ServerFrame {}

  /** What the queue has to say to who arrives. */
  record Notice(String text) implements ServerFrame {}

  /** The chat stands elsewhere than before. */
  record Status(State state) implements ServerFrame {}

  /** Where the chat stands. */
  enum State {
    QUEUED,
    CONNECTED,
    ENDED
  }

  /**
   * The chat is over, or rests until a time.
   *
   * @param message why, for the customer; null when the widget has a text of its own
   * @param answerFrom from when on what she wrote is answered; null when the chat is over
   */
  record Closed(@Nullable String message, @Nullable Instant answerFrom) implements ServerFrame {}

  /** Too much was missed: what is known must be forgotten, the latest follows. */
  record Resync() implements ServerFrame {}

  /** The line stands. */
  record Pong() implements ServerFrame {}

  /**
   * Something was not done.
   *
   * @param retryAfter seconds until it may be tried again; null when that would not help
   */
  record Failed(String code, @Nullable Integer retryAfter, @Nullable String clientMsgId)
      implements ServerFrame {}

  default String json() {
    try {
      return Json.LOG.writerFor(ServerFrame.class).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
