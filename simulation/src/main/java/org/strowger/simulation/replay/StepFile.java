package org.strowger.simulation.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Json;

/**
 * A domain's log in a file: a line of JSON per record, each command before its events; compressed
 * when the name ends in {@code .gz}.
 */
final class StepFile implements Steps {

  private static final String COMMAND = "command";

  private final BufferedReader in;
  private @Nullable JsonNode ahead;

  private StepFile(BufferedReader in) throws IOException {
    this.in = in;
    this.ahead = line();
  }

  static StepFile open(Path file) {
    try {
      InputStream bytes = Files.newInputStream(file);
      InputStream plain = isCompressed(file) ? new GZIPInputStream(bytes) : bytes;
      return new StepFile(new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file + " but could not", e);
    }
  }

  /** Writes all steps; returns how many. */
  static long write(Path file, Steps steps) throws IOException {
    long written = 0;
    OutputStream bytes = Files.newOutputStream(file);
    try (var out =
        new BufferedWriter(
            new OutputStreamWriter(
                isCompressed(file) ? new GZIPOutputStream(bytes) : bytes,
                StandardCharsets.UTF_8))) {
      while (steps.hasNext()) {
        Step step = steps.next();
        line(out, COMMAND, step.command());
        for (Recorded event : step.events()) {
          line(out, "event", event);
        }
        written++;
      }
    }
    return written;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Step next() {
    if (ahead == null) {
      throw new NoSuchElementException("Expected a further command but the file has ended");
    }
    try {
      Recorded command = recorded(ahead);
      var events = new ArrayList<Recorded>();
      ahead = line();
      while (ahead != null && !COMMAND.equals(ahead.path("kind").asText())) {
        events.add(recorded(ahead));
        ahead = line();
      }
      return new Step(command, events);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a line of JSON but could not read one", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to close the file but could not", e);
    }
  }

  private @Nullable JsonNode line() throws IOException {
    String line = in.readLine();
    return line == null ? null : Json.LOG.readTree(line);
  }

  private static void line(Writer out, String kind, Recorded record) throws IOException {
    ObjectNode line = Json.LOG.createObjectNode();
    line.put("kind", kind).put("offset", record.offset()).put("at", record.at().toString());
    line.set("headers", Json.LOG.valueToTree(record.headers()));
    line.put("value", new String(record.value(), StandardCharsets.UTF_8));
    out.write(Json.LOG.writeValueAsString(line));
    out.write('\n');
  }

  private static Recorded recorded(JsonNode line) {
    var headers = new TreeMap<String, String>();
    line.path("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    return new Recorded(
        line.path("offset").asLong(),
        Instant.parse(line.path("at").asText()),
        headers,
        line.path("value").asText().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isCompressed(Path file) {
    return file.toString().endsWith(".gz");
  }
}
