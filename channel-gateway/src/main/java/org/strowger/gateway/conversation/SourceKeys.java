package org.strowger.gateway.conversation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.servicekit.text.CardNumbers;

/**
 * What providers call conversations, as it is kept. Answers need it whole; one that reads like a
 * card number is sealed with AES-256-GCM, under a key that only the gateway has.
 */
final class SourceKeys {

  private static final String SEALED = "sealed:";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  SourceKeys(KeyedIds ids) {
    this.key = new SecretKeySpec(ids.hash("source-key"), "AES");
  }

  /** As it is kept. */
  @Nullable String seal(@Nullable String plain) {
    if (plain == null || !(plain.startsWith(SEALED) || CardNumbers.present(plain))) {
      return plain;
    }
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, iv, plain.getBytes(StandardCharsets.UTF_8));
    byte[] kept = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
    return SEALED + Base64.getEncoder().encodeToString(kept);
  }

  /** As the provider says it. */
  @Nullable String open(@Nullable String kept) {
    if (kept == null || !kept.startsWith(SEALED)) {
      return kept;
    }
    byte[] bytes = Base64.getDecoder().decode(kept.substring(SEALED.length()));
    byte[] iv = new byte[IV_BYTES];
    byte[] sealed = new byte[bytes.length - IV_BYTES];
    ByteBuffer.wrap(bytes).get(iv).get(sealed);
    return new String(run(Cipher.DECRYPT_MODE, iv, sealed), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] iv, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected a conversation key sealed by us", e);
    }
  }
}
