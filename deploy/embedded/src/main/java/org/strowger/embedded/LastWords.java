package org.strowger.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.strowger.localinfra.LocalBroker;
import org.strowger.localinfra.LocalPostgres;

/**
 * When the process ends by itself it says why, on the console and in the log, and leaves no
 * PostgreSQL behind. A full disk has no room for a line, so some is kept for it: {@code
 * <data>/log/reserve}.
 */
final class LastWords {

  private static final int RESERVE_BYTES = 1024 * 1024;
  private static final int MEGABYTE = 1024 * 1024;
  private static final int STOP_SECONDS = 10;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

  private final Path data;
  private final Path reserve;

  private LastWords(Path data) {
    this.data = data;
    this.reserve = data.resolve("log/reserve");
  }

  /** Keeps the room, and listens for the broker's end. */
  static void prepare(Path data) throws IOException {
    var words = new LastWords(data);
    Files.createDirectories(data.resolve("log"));
    if (!Files.exists(words.reserve) || Files.size(words.reserve) < RESERVE_BYTES) {
      Files.write(words.reserve, new byte[RESERVE_BYTES]);
    }
    LocalBroker.whenItFails(words::end);
  }

  private void end(String cause) {
    say(
        "Expected the broker to run but it ended the process%s; %s"
            .formatted(cause.isEmpty() ? "" : " (" + cause + ")", room()));
    Thread stopping = Thread.ofPlatform().daemon().start(this::stopDatabase);
    try {
      stopping.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String words) {
    System.err.println("strowger: " + words);
    try {
      Files.deleteIfExists(reserve);
      try (OutputStream log =
          Files.newOutputStream(
              data.resolve("log/exchange.log"),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND)) {
        String line = "%s FATAL [exchange] %s%n".formatted(TIME.format(LocalDateTime.now()), words);
        log.write(line.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException _) {
      // the console has it
    }
  }

  private String room() {
    try {
      long free = Files.getFileStore(data).getUsableSpace();
      return free < MEGABYTE
          ? "the disk of " + data + " is full"
          : "the disk of " + data + " has " + free / MEGABYTE + " MB free";
    } catch (IOException e) {
      return "the disk of " + data + " does not answer";
    }
  }

  private void stopDatabase() {
    try {
      LocalPostgres.stopLeftOver(data.resolve("postgres"));
    } catch (IOException | IllegalStateException e) {
      System.err.println("strowger: Expected to stop PostgreSQL but could not");
    }
  }
}
