package org.strowger.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker, a database and token keys for a {@code @QuarkusTest}; started once per JVM. Use it with
 * {@code @QuarkusTestResource(StrowgerInfra.class)} or {@code @WithTestResource}. Tests without
 * Quarkus call {@link #startOnce}.
 *
 * <p>{@code -Dinfra=embedded} (default) starts them from Maven artifacts, {@code testcontainers} as
 * containers, {@code external} takes the addresses from the system properties of the same names.
 */
public final class StrowgerInfra implements QuarkusTestResourceLifecycleManager {

  /** Starts what is not started yet and returns the configuration that leads there. */
  public static synchronized Map<String, String> startOnce() {
    if (!Addresses.known()) {
      start(System.getProperty("infra", "embedded")).remember();
    }
    return configuration(Addresses.ofThisJvm());
  }

  @Override
  public Map<String, String> start() {
    return startOnce();
  }

  /** Nothing: the next test class of this JVM uses the same broker and database. */
  @Override
  public void stop() {}

  private static Addresses start(String infra) {
    return switch (infra) {
      case "embedded" -> EmbeddedInfra.start();
      case "testcontainers" -> ContainerInfra.start();
      case "external" -> Addresses.ofThisJvm();
      default ->
          throw new IllegalArgumentException(
              "Expected -Dinfra to be embedded, testcontainers or external but it is " + infra);
    };
  }

  private static Map<String, String> configuration(Addresses addresses) {
    return Map.ofEntries(
        Map.entry(Addresses.BOOTSTRAP, addresses.bootstrapServers()),
        Map.entry(Addresses.URL, addresses.postgresUrl()),
        Map.entry(Addresses.USER, addresses.postgresUser()),
        Map.entry(Addresses.PASSWORD, addresses.postgresPassword()),
        Map.entry("mp.jwt.verify.issuer", TestTokens.ISSUER),
        Map.entry("mp.jwt.verify.publickey.location", location(TestKeys.ofThisJvm().publicKey())),
        Map.entry("mp.jwt.verify.publickey.algorithm", "ES256"),
        Map.entry("mp.jwt.token.header", "Cookie"),
        Map.entry("mp.jwt.token.cookie", TestTokens.COOKIE),
        Map.entry("smallrye.jwt.always-check-authorization", "true"),
        Map.entry("smallrye.jwt.sign.key.location", location(TestKeys.ofThisJvm().privateKey())),
        Map.entry("quarkus.http.test-port", "0"));
  }

  private static String location(Path key) {
    return key.toUri().toString();
  }
}
