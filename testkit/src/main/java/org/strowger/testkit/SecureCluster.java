package org.strowger.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Map;
import java.util.UUID;
import org.strowger.localinfra.LocalBroker;

/**
 * A broker that a {@code @QuarkusTest} reaches by TLS and a password only (SASL_SSL, PLAIN). Use it
 * besides {@link StrowgerInfra}, whose broker it replaces. With the argument {@code password} the
 * test's process has that one, and the broker refuses it.
 */
public final class SecureCluster implements QuarkusTestResourceLifecycleManager {

  private static final String USER = "strowger";
  private static final String PROVIDER = "Simple SASL/PLAIN Server Provider";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required ";

  private final String expected = UUID.randomUUID().toString();
  private String given = expected;

  @SuppressWarnings("NullAway.Init") // Quarkus calls start first
  private LocalBroker broker;

  /** After the infrastructure whose broker is not the one to use. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public void init(Map<String, String> arguments) {
    given = arguments.getOrDefault("password", expected);
  }

  @Override
  public Map<String, String> start() {
    // Kafka adds it once per JVM, but Quarkus loads Kafka's classes anew for each app
    Security.removeProvider(PROVIDER);
    Path directory = directory();
    BrokerCertificate certificate = BrokerCertificate.in(directory);
    String address = "localhost:" + FreePort.tcp();
    broker = LocalBroker.startThrowaway(directory.resolve("kafka"), keys(certificate, address));
    return Map.of(
        "kafka.bootstrap.servers",
        address,
        "kafka.security.protocol",
        "SASL_SSL",
        "kafka.sasl.mechanism",
        "PLAIN",
        "kafka.sasl.jaas.config",
        LOGIN + "username=\"" + USER + "\" password=\"" + given + "\";",
        "kafka.ssl.truststore.location",
        certificate.trusted().toString(),
        "kafka.ssl.truststore.type",
        "PKCS12",
        "kafka.ssl.truststore.password",
        certificate.password());
  }

  @Override
  public void stop() {
    broker.close();
  }

  private Map<String, String> keys(BrokerCertificate certificate, String address) {
    return Map.of(
        "listeners",
        "SASL_SSL://" + address,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
        "sasl.enabled.mechanisms",
        "PLAIN",
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        LOGIN + "user_" + USER + "=\"" + expected + "\";",
        "ssl.keystore.location",
        certificate.own().toString(),
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.password",
        certificate.password());
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("strowger-secure-broker-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
