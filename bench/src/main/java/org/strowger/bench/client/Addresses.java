package org.strowger.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Where a running exchange is, from the {@code run} file in its data directory.
 *
 * @param management where health and metrics are
 * @param sip 0 when it has no phone driver
 */
public record Addresses(
    long pid, int http, int management, int smtp, int imap, int kafka, int sip) {

  /** Of the exchange that runs on this data directory. */
  public static Addresses of(Path data) throws IOException {
    Path file = data.resolve("run");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "Expected an exchange running on " + data + " but found none: ./strowger up");
    }
    var values =
        Files.readAllLines(file).stream()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return new Addresses(
        Long.parseLong(values.get("pid")),
        Integer.parseInt(values.get("http")),
        Integer.parseInt(values.get("management")),
        Integer.parseInt(values.get("smtp")),
        Integer.parseInt(values.get("imap")),
        Integer.parseInt(values.get("kafka")),
        Integer.parseInt(values.getOrDefault("sip", "0")));
  }

  /** Kafka's bootstrap servers. */
  public String bootstrapServers() {
    return "127.0.0.1:" + kafka;
  }
}
