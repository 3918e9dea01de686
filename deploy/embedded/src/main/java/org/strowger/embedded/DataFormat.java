package org.strowger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code <data>/format}: which version wrote the data. What another version wrote is refused before
 * anything is started on it.
 */
final class DataFormat {

  /** Goes up by one whenever a version cannot read what the one before it has written. */
  static final String CURRENT = "3";

  private static final List<String> WRITTEN = List.of("kafka", "postgres");

  private DataFormat() {}

  /**
   * Marks a directory that holds no data yet.
   *
   * @throws IllegalStateException when it holds data of another version
   */
  static void claim(Path data) throws IOException {
    Path mark = data.resolve("format");
    if (WRITTEN.stream().map(data::resolve).noneMatch(Files::exists)) {
      Files.writeString(mark, CURRENT);
      return;
    }
    String found = Files.exists(mark) ? Files.readString(mark).strip() : "1";
    if (!found.equals(CURRENT)) {
      throw new IllegalStateException(
          "Expected data of format %s in %s but found format %s: ./strowger up --fresh forgets it"
              .formatted(CURRENT, data, found));
    }
  }
}
