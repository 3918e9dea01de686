package org.strowger.testkit;

import org.strowger.localinfra.Versions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The broker and the database as containers, which Testcontainers removes after the JVM ends. */
final class ContainerInfra {

  private ContainerInfra() {}

  @SuppressWarnings("resource") // they live as long as the JVM
  static Addresses start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "Expected a container engine for -Dinfra=testcontainers but found none: use"
              + " -Dinfra=embedded");
    }
    var kafka =
        new KafkaContainer(DockerImageName.parse("apache/kafka:" + Versions.KAFKA))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000");
    var postgres =
        new PostgreSQLContainer(
            DockerImageName.parse("postgres:" + Versions.POSTGRES.replaceFirst("\\.\\d+$", "")));
    kafka.start();
    postgres.start();
    return new Addresses(
        kafka.getBootstrapServers(),
        postgres.getJdbcUrl(),
        postgres.getUsername(),
        postgres.getPassword());
  }
}
