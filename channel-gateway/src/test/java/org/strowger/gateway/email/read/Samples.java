package org.strowger.gateway.email.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Mails as they are kept beside the tests, with the line ends of a transport. */
public final class Samples {

  private Samples() {}

  /** A mail of {@code /mails}. */
  public static byte[] mail(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/mails/" + name + ".eml")) {
      return transported(
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.ISO_8859_1),
          StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mail of these headers and this body. */
  static byte[] of(String headers, String body) {
    return transported("From: a@b.example\n" + headers + "\n\n" + body, StandardCharsets.UTF_8);
  }

  static MailBody body(String name) {
    return body(mail(name));
  }

  static MailBody body(byte[] mail) {
    try {
      return MailBody.of(MimeReader.read(mail));
    } catch (RefusedMailException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] transported(String mail, Charset charset) {
    return mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(charset);
  }
}
