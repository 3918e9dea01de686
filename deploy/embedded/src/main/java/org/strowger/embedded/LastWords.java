package org.strowger.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.strowger.localinfra.LocalBroker;
import org.strowger.localinfra.LocalPostgres;

/**
 * When the process ends by itself it says why, on the console and in the log, and leaves no
 * PostgreSQL behind. A full disk has no room for a line: {@code <data>/log/fatal.log} is there from
 * the start, and is written over.
 */
final class LastWords {

  private static final Logger LOG = Logger.getLogger(LastWords.class);
  private static final int BYTES = 4096;
  private static final int MEGABYTE = 1024 * 1024;
  private static final int STOP_SECONDS = 10;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

  private final Path data;
  private final Path fatal;

  private LastWords(Path data) {
    this.data = data;
    this.fatal = data.resolve("log/fatal.log");
  }

  /** Tells what the last run said, keeps the room anew, and listens for the broker's end. */
  static void prepare(Path data) throws IOException {
    var words = new LastWords(data);
    Files.createDirectories(data.resolve("log"));
    if (Files.exists(words.fatal)) {
      String last = Files.readString(words.fatal).strip();
      if (!last.isEmpty()) {
        LOG.warnf("The last run ended by itself: %s", last);
      }
    }
    Files.writeString(words.fatal, "\n".repeat(BYTES));
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
    byte[] line =
        "%s FATAL [exchange] %s%n"
            .formatted(TIME.format(LocalDateTime.now(ZoneId.systemDefault())), words)
            .getBytes(StandardCharsets.UTF_8);
    write(fatal, line, StandardOpenOption.WRITE);
    write(data.resolve("log/exchange.log"), line, StandardOpenOption.APPEND);
  }

  private static void write(Path file, byte[] line, StandardOpenOption how) {
    try (OutputStream out = Files.newOutputStream(file, how)) {
      out.write(line);
    } catch (IOException _) {
      // there is no room: the other file, or the console, has it
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
