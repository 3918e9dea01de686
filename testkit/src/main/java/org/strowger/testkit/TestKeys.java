package org.strowger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The ES256 key pair of this JVM's session tokens, as PEM files. */
final class TestKeys {

  private static final String DIRECTORY = "strowger.testkit.keys";

  private TestKeys() {}

  static String publicKeyLocation() {
    return directory().resolve("public.pem").toUri().toString();
  }

  static String privateKeyLocation() {
    return directory().resolve("private.pem").toUri().toString();
  }

  static PrivateKey privateKey() {
    try {
      String body =
          Files.readString(directory().resolve("private.pem"))
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

  private static synchronized Path directory() {
    String known = System.getProperty(DIRECTORY);
    if (known != null) {
      return Path.of(known);
    }
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Path directory = Files.createTempDirectory("strowger-keys-");
      directory.toFile().deleteOnExit();
      write(directory.resolve("public.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
      write(directory.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded());
      System.setProperty(DIRECTORY, directory.toString());
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected P-256 in every JDK", e);
    }
  }

  private static void write(Path file, String label, byte[] key) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    file.toFile().deleteOnExit();
  }
}
