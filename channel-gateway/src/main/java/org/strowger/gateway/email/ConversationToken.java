package org.strowger.gateway.email;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
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

  /** The conversation named in the plus part of an address. */
  public Optional<ConversationId> readAddress(String address) {
    int at = address.lastIndexOf('@');
    int plus = address.indexOf('+');
    if (plus < 0 || at < plus) {
      return Optional.empty();
    }
    String detail = address.substring(plus + 1, at);
    return detail.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        ? read(detail.substring(PREFIX.length()))
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
}
