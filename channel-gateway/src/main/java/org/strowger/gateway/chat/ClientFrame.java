package org.strowger.gateway.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.servicekit.text.CardNumbers;
import org.strowger.servicekit.text.Text.Kind;
import org.strowger.servicekit.text.TextRules;

/** What a widget says; a kind that is unknown is of a newer widget and left alone. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "kind",
    defaultImpl = ClientFrame.Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientFrame.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = ClientFrame.Msg.class, name = "msg"),
  @JsonSubTypes.Type(value = ClientFrame.AckTo.class, name = "ackTo"),
  @JsonSubTypes.Type(value = ClientFrame.Read.class, name = "read"),
  @JsonSubTypes.Type(value = ClientFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = ClientFrame.Address.class, name = "address"),
  @JsonSubTypes.Type(value = ClientFrame.End.class, name = "end"),
  @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
sealed interface ClientFrame {

  /**
   * The first frame.
   *
   * @param resumeFrom up to which number the widget has everything; 0 or null when it has nothing
   * @param locale of the page; a hint for the language
   */
  record Hello(@Nullable Long resumeFrom, @Nullable String locale) implements ClientFrame {}

  /**
   * A message; said again until it is acknowledged, it is taken once.
   *
   * @param clientMsgId chosen by the widget
   * @param attachments none: a message with files is refused, not stripped of them
   */
  record Msg(
      @Bounds(form = "[A-Za-z0-9-]{8,64}") String clientMsgId,
      @Bounds(min = 1) String text,
      @Bounds(max = 0) @Nullable List<JsonNode> attachments)
      implements ClientFrame {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** Whether it passes the border that bodies of requests pass. */
    boolean isAdmitted() {
      try {
        TextRules.admit(Kind.PROSE, text);
        return !CardNumbers.present(clientMsgId);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    boolean isWhole() {
      return clientMsgId != null
          && CLIENT_ID.matcher(clientMsgId).matches()
          && text != null
          && !text.isBlank()
          && (attachments == null || attachments.isEmpty());
    }
  }

  /** Everything up to this number is on the screen. */
  record AckTo(long seq) implements ClientFrame {}

  /** Everything up to this number was looked at. */
  record Read(long seq) implements ClientFrame {}

  /** The customer types, or has stopped. */
  record Typing(boolean on) implements ClientFrame {}

  /**
   * Where the customer asks to be answered when nobody answers now.
   *
   * @param address a mail address; one that can be none is refused with {@code bad_address}
   */
  record Address(@Bounds(min = 3, max = 254) String address) implements ClientFrame {}

  /** The customer ends the chat. */
  record End() implements ClientFrame {}

  /** Asks whether the line still stands: a page sees no ping of the socket itself. */
  record Ping() implements ClientFrame {}

  record Unknown() implements ClientFrame {}
}
