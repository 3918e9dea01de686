package org.strowger.gateway;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.Program;

/** Debian's sipp, a phone that this project did not write, with one of our scenarios. */
record Sipp(Program program, Path errors) implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 240;
  private static final AtomicInteger RUNS = new AtomicInteger();

  /** A phone that waits for a number of calls. */
  static Sipp listens(String scenario, int port, int calls, String... more) {
    return start(scenario, port, Map.of(), calls, List.of(more));
  }

  /** A caller, or somebody who asks. */
  static Sipp calls(
      String scenario, String address, Map<String, String> keys, int calls, String... more) {
    int port = FreePort.udp();
    var reached = new HashMap<String, String>(keys);
    reached.putIfAbsent("contact_port", Integer.toString(port));
    var arguments = new ArrayList<String>(List.of(address));
    arguments.addAll(List.of(more));
    return start(scenario, port, reached, calls, arguments);
  }

  private static Sipp start(
      String scenario, int port, Map<String, String> keys, int calls, List<String> more) {
    var command =
        new ArrayList<>(
            List.of(
                "sipp",
                "-sf",
                Path.of("src/test/resources/sipp", scenario + ".xml").toAbsolutePath().toString(),
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-m",
                Integer.toString(calls),
                "-nostdin",
                "-trace_err",
                "-timeout",
                Integer.toString(PATIENCE_SECONDS)));
    keys.forEach((name, value) -> command.addAll(List.of("-key", name, value)));
    command.addAll(more);
    try {
      Path errors = Files.createTempFile("sipp-" + scenario, ".err");
      errors.toFile().deleteOnExit();
      command.addAll(List.of("-error_file", errors.toString()));
      return new Sipp(Program.start(scenario + "-" + RUNS.incrementAndGet(), command), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until all its calls went as the scenario says. */
  void succeeds() {
    try {
      try {
        program.awaitSuccess();
      } catch (AssertionError e) {
        fail(Files.readString(errors, StandardCharsets.ISO_8859_1), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected sipp to end but was interrupted", e);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
