package org.strowger.gateway.email;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.ids.Base32;
import org.strowger.gateway.ids.KeyedIds;

/**
 * A conversation's id with a keyed hash, as it travels in our Message-ID and in the address that
 * answers go to. Nobody without the secret can make one; holding one proves only that a mail of
 * ours was read, so the sender must be a participant besides.
 */
public final class ConversationToken {

  private static final String PREFIX = "c.";
  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 10;
  private static final int LENGTH = ((ID_BYTES + MAC_BYTES) * 8 + 4) / 5;
  private static final Pattern IN_MESSAGE_ID =
      Pattern.compile("<?c\\.([a-zA-Z2-7]{" + LENGTH + "})\\.(ms-[0-9a-f]{32})@");
  private static final int MAX_LOCAL_PART = 64;
  private static final String MESSAGE_PREFIX = "ms-";
  private static final int ID_START = 8;
  private static final Pattern ID_STARTS = Pattern.compile("[0-9a-fA-F]{" + ID_START + "}");

  private final KeyedIds keyed;

  public ConversationToken(KeyedIds keyed) {
    this.keyed = keyed;
  }

  /** The token alone. */
  public String of(ConversationId conversation) {
    byte[] id = HexFormat.of().parseHex(conversation.value().substring("cv-".length()));
    byte[] token = Arrays.copyOf(id, ID_BYTES + MAC_BYTES);
    System.arraycopy(mac(id), 0, token, ID_BYTES, MAC_BYTES);
    return Base32.encode(token);
  }

  /** The conversation a token names, if we made the token. */
  public Optional<ConversationId> read(String token) {
    if (token.length() != LENGTH) {
      return Optional.empty();
    }
    byte[] bytes = Base32.decode(token);
    if (bytes == null) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOf(bytes, ID_BYTES);
    byte[] mac = Arrays.copyOfRange(bytes, ID_BYTES, ID_BYTES + MAC_BYTES);
    return MessageDigest.isEqual(mac, mac(id))
        ? Optional.of(new ConversationId("cv-" + HexFormat.of().formatHex(id)))
        : Optional.empty();
  }

  /** The Message-ID of an answer: the same answer always has the same. */
  public String messageId(ConversationId conversation, MessageId message, String host) {
    return "<" + PREFIX + of(conversation) + "." + message + "@" + host + ">";
  }

  /** What a Message-ID of ours names. */
  public Optional<Answer> readMessageId(String messageId) {
    Matcher matcher = IN_MESSAGE_ID.matcher(messageId);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var message = new MessageId(matcher.group(2));
    return read(matcher.group(1)).map(conversation -> new Answer(conversation, message));
  }

  /**
   * The address that an answer of the customer goes to: {@code support+c.<token>@host}; the plain
   * address when that would be longer than mail allows.
   */
  public String replyAddress(String address, ConversationId conversation) {
    int at = address.lastIndexOf('@');
    String local = address.substring(0, at) + "+" + PREFIX + of(conversation);
    return local.length() > MAX_LOCAL_PART ? address : local + address.substring(at);
  }

  /**
   * The address that mail systems send an answer back to, which names the answer: {@code
   * support+c.<token>.<start of its id>@host}; the plain address when that would be longer than
   * mail allows.
   */
  public String bounceAddress(String address, ConversationId conversation, MessageId message) {
    int at = address.lastIndexOf('@');
    String start = message.value().substring(MESSAGE_PREFIX.length()).substring(0, ID_START);
    String local = address.substring(0, at) + "+" + PREFIX + of(conversation) + "." + start;
    return local.length() > MAX_LOCAL_PART ? address : local + address.substring(at);
  }

  /** The conversation named in the plus part of an address. */
  public Optional<ConversationId> readAddress(String address) {
    return named(address).flatMap(token -> read(token.split("\\.", 2)[0]));
  }

  /** What of ours an address names that mail came back to. */
  public Optional<Bounced> readBounceAddress(String address) {
    return named(address)
        .map(token -> token.split("\\.", 2))
        .filter(parts -> parts.length == 2 && ID_STARTS.matcher(parts[1]).matches())
        .flatMap(
            parts ->
                read(parts[0])
                    .map(
                        conversation ->
                            new Bounced(
                                conversation, MESSAGE_PREFIX + parts[1].toLowerCase(Locale.ROOT))));
  }

  private static Optional<String> named(String address) {
    int at = address.lastIndexOf('@');
    int plus = address.indexOf('+');
    if (plus < 0 || at < plus) {
      return Optional.empty();
    }
    String detail = address.substring(plus + 1, at);
    return detail.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        ? Optional.of(detail.substring(PREFIX.length()))
        : Optional.empty();
  }

  private byte[] mac(byte[] id) {
    byte[] hash = keyed.hash("conversation-token", HexFormat.of().formatHex(id));
    return Arrays.copyOf(hash, MAC_BYTES);
  }

  /**
   * An answer of ours.
   *
   * @param conversation it belongs to
   * @param message the answer
   */
  public record Answer(ConversationId conversation, MessageId message) {}

  /**
   * An answer of ours that came back.
   *
   * @param conversation it belongs to
   * @param idStart what its id starts with
   */
  public record Bounced(ConversationId conversation, String idStart) {}
}
