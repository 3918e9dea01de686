package org.strowger.gateway.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.MessageId;
import org.strowger.servicekit.text.CardNumbers;

/**
 * Ids derived from what the source calls a thing, under a secret: the same source gives the same
 * id, and nobody without the secret can tell an address from its id.
 */
public final class KeyedIds {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException when the secret is shorter than 16 characters
   */
  public KeyedIds(String secret) {
    if (secret.strip().length() < 16) {
      throw new IllegalArgumentException(
          "Expected a secret of at least 16 characters but it has " + secret.strip().length());
    }
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * With a secret of the configuration.
   *
   * @throws IllegalArgumentException naming the key, when the secret is too short
   */
  public static KeyedIds of(String key, String secret) {
    try {
      return new KeyedIds(secret);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("In " + key + ": " + e.getMessage(), e);
    }
  }

  public ContactId contact(String... source) {
    return new ContactId("ct-" + derive("contact", source));
  }

  public ConversationId conversation(String... source) {
    return new ConversationId("cv-" + derive("conversation", source));
  }

  public CustomerId customer(String... source) {
    return new CustomerId("cu-" + derive("customer", source));
  }

  public MessageId message(String... source) {
    return new MessageId("ms-" + derive("message", source));
  }

  /** Any other thing's id; the purpose keeps ids of different things apart. */
  public String derive(String purpose, String... source) {
    return HexFormat.of().formatHex(Arrays.copyOf(hash(purpose, source), ID_BYTES));
  }

  /**
   * What another system calls a thing, fit to be kept and shown: a card number in it is masked, and
   * a keyed hash keeps two of them apart.
   */
  public String withoutCard(String foreignKey) {
    String masked = CardNumbers.redact(foreignKey);
    return masked.equals(foreignKey)
        ? foreignKey
        : masked + "~" + derive("masked", foreignKey).substring(0, ID_BYTES);
  }

  /** The whole keyed hash; parts are length-prefixed, so that no two lists of parts collide. */
  public byte[] hash(String purpose, String... source) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      update(mac, purpose);
      for (String part : source) {
        update(mac, part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected " + ALGORITHM + " in every JDK", e);
    }
  }

  private static void update(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    mac.update(bytes);
  }
}
