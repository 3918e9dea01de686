package org.strowger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.strowger.localinfra.TokenKeys;

/**
 * What nobody may know, made once per data directory and kept there.
 *
 * @param tokenKeys sign the session tokens
 * @param ids key of the ids that come from addresses
 * @param conversations key of the tokens in replies
 * @param shopWebhook shared with the demo shop, both ways
 * @param phones every phone's password derives from it
 * @param demoPassword of the demo users where other machines reach the process
 */
record Secrets(
    TokenKeys tokenKeys,
    String ids,
    String conversations,
    String shopWebhook,
    String phones,
    String demoPassword) {

  private static final int BYTES = 32;
  private static final int PASSWORD_BYTES = 12;

  static Secrets in(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new Secrets(
        TokenKeys.in(directory),
        kept(directory.resolve("id-secret"), "", BYTES),
        kept(directory.resolve("token-secret"), "", BYTES),
        kept(directory.resolve("shop-webhook-secret"), "whsec_", BYTES),
        kept(directory.resolve("phone-secret"), "", BYTES),
        kept(directory.resolve("demo-password"), "", PASSWORD_BYTES));
  }

  private static String kept(Path file, String prefix, int bytes) throws IOException {
    if (!Files.exists(file)) {
      var random = new byte[bytes];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, prefix + Base64.getEncoder().encodeToString(random));
    }
    return Files.readString(file).strip();
  }
}
