package org.strowger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.strowger.localinfra.TokenKeys;

/** The key pair of this JVM's session tokens. */
final class TestKeys {

  private static final String DIRECTORY = "strowger.testkit.keys";

  private TestKeys() {}

  static synchronized TokenKeys ofThisJvm() {
    String known = System.getProperty(DIRECTORY);
    if (known != null) {
      return TokenKeys.in(Path.of(known));
    }
    try {
      Path directory = Files.createTempDirectory("strowger-keys-");
      System.setProperty(DIRECTORY, directory.toString());
      directory.toFile().deleteOnExit();
      var keys = TokenKeys.in(directory);
      keys.publicKey().toFile().deleteOnExit();
      keys.privateKey().toFile().deleteOnExit();
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PrivateKey privateKey() {
    try {
      String body =
          Files.readString(ofThisJvm().privateKey())
              .replaceAll("-----[A-Z ]+-----", "")
              .replaceAll("\\s", "");
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected an EC key but could not read it", e);
    }
  }
}
