package org.strowger.embedded;

import java.nio.file.Path;
import org.strowger.localinfra.KeptPort;

/**
 * How the process is asked to run; the same options as {@code ./strowger up}.
 *
 * @param data the directory that everything is kept in
 * @param sipPort of the phone driver, on loopback, or {@link KeptPort#ANY}
 * @param managementPort of health and metrics, on loopback, or {@link KeptPort#ANY}
 * @param kafkaPort or {@link KeptPort#ANY}
 * @param postgresPort or {@link KeptPort#ANY}
 * @param bind the address that HTTP and SMTP listen on; broker and database stay on loopback
 * @param fresh forget the data of earlier runs
 */
record LaunchOptions(
    Path data,
    int httpPort,
    int smtpPort,
    int sipPort,
    int managementPort,
    int kafkaPort,
    int postgresPort,
    String bind,
    boolean fresh) {

  static final String LOOPBACK = "127.0.0.1";

  private static final LaunchOptions DEFAULTS =
      new LaunchOptions(
          Path.of("var"),
          8080,
          2525,
          5060,
          KeptPort.ANY,
          KeptPort.ANY,
          KeptPort.ANY,
          LOOPBACK,
          false);

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException naming the option that is wrong
   */
  static LaunchOptions parse(String... arguments) {
    LaunchOptions options = DEFAULTS;
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      if (option.equals("--fresh")) {
        options = options.with(option, "");
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("Expected a value after " + option + " but found none");
      }
      options = options.with(option, arguments[++i]);
    }
    return options;
  }

  /** True when other machines can reach it: then the passwords of the README open nothing. */
  boolean isPublic() {
    return !bind.equals(LOOPBACK) && !bind.equals("localhost") && !bind.equals("::1");
  }

  private LaunchOptions with(String option, String value) {
    return switch (option) {
      case "--data" -> inDirectory(Path.of(value).toAbsolutePath().normalize());
      case "--http-port" -> withPorts(port(option, value), smtpPort, sipPort);
      case "--smtp-port" -> withPorts(httpPort, port(option, value), sipPort);
      case "--sip-port" -> withPorts(httpPort, smtpPort, port(option, value));
      case "--management-port" -> withInfrastructure(port(option, value), kafkaPort, postgresPort);
      case "--kafka-port" -> withInfrastructure(managementPort, port(option, value), postgresPort);
      case "--pg-port" -> withInfrastructure(managementPort, kafkaPort, port(option, value));
      case "--bind" ->
          new LaunchOptions(
              data,
              httpPort,
              smtpPort,
              sipPort,
              managementPort,
              kafkaPort,
              postgresPort,
              value,
              fresh);
      case "--fresh" ->
          new LaunchOptions(
              data,
              httpPort,
              smtpPort,
              sipPort,
              managementPort,
              kafkaPort,
              postgresPort,
              bind,
              true);
      default ->
          throw new IllegalArgumentException(
              "Expected an option of ./strowger up but found " + option);
    };
  }

  private LaunchOptions inDirectory(Path directory) {
    return new LaunchOptions(
        directory,
        httpPort,
        smtpPort,
        sipPort,
        managementPort,
        kafkaPort,
        postgresPort,
        bind,
        fresh);
  }

  private LaunchOptions withPorts(int http, int smtp, int sip) {
    return new LaunchOptions(
        data, http, smtp, sip, managementPort, kafkaPort, postgresPort, bind, fresh);
  }

  private LaunchOptions withInfrastructure(int management, int kafka, int postgres) {
    return new LaunchOptions(
        data, httpPort, smtpPort, sipPort, management, kafka, postgres, bind, fresh);
  }

  private static int port(String option, String value) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException("Expected a port after " + option + " but found " + value);
    }
    return Integer.parseInt(value);
  }
}
