package org.strowger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A broker's key, signed by itself.
 *
 * @param own with the key, for the broker
 * @param trusted with the certificate only, for its clients
 * @param password of both
 */
record BrokerCertificate(Path own, Path trusted, String password) {

  private static final String ALIAS = "broker";

  /** Makes one for {@code localhost}. */
  static BrokerCertificate in(Path directory) {
    var made =
        new BrokerCertificate(
            directory.resolve("own.p12"),
            directory.resolve("trusted.p12"),
            UUID.randomUUID().toString());
    try {
      made.makeKey();
      made.trust();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected a key of the broker but found none", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected a key of the broker but was interrupted", e);
    }
  }

  private void makeKey() throws IOException, InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=DNS:localhost,IP:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            own.toString(),
            "-storepass",
            password);
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
      throw new IOException("Expected keytool to make a key but it did not");
    }
  }

  private void trust() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(own.toFile(), password.toCharArray());
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    try (var out = Files.newOutputStream(trusted)) {
      certificates.store(out, password.toCharArray());
    }
  }
}
