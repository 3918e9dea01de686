package org.strowger.localinfra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The ES256 key pair that signs session tokens, as PEM files made once. */
public record TokenKeys(Path publicKey, Path privateKey) {

  /** The pair of a directory; made when there is none. */
  public static TokenKeys in(Path directory) {
    var keys =
        new TokenKeys(
            directory.resolve("token-public.pem"), directory.resolve("token-private.pem"));
    if (!Files.exists(keys.publicKey)) {
      keys.generate();
    }
    return keys;
  }

  private void generate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      write(privateKey, "PRIVATE KEY", pair.getPrivate().getEncoded());
      write(publicKey, "PUBLIC KEY", pair.getPublic().getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected P-256 in every JDK", e);
    }
  }

  private static void write(Path file, String label, byte[] key) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    Files.writeString(
        file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }
}
