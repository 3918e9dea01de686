package org.strowger.gateway.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A content that is to be stored. It is never unpacked, whatever it is.
 *
 * @param type by its first bytes
 */
public record NewFile(String sha256, long size, String type, Source source) {

  /** As many first bytes as tell what a file is. */
  static final int HEAD = 64 * 1024;

  /** Where its bytes are read from, as often as it takes. */
  public interface Source {
    InputStream open() throws IOException;
  }

  /** Of what is in memory. */
  public static NewFile of(byte[] content) {
    byte[] head = content.length <= HEAD ? content : Arrays.copyOf(content, HEAD);
    return new NewFile(
        HexFormat.of().formatHex(digest().digest(content)),
        content.length,
        FileTypes.of(head),
        () -> new ByteArrayInputStream(content));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK", e);
    }
  }
}
