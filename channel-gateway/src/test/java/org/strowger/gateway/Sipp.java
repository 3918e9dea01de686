package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Debian's sipp, a phone that this project did not write, with one of our scenarios. */
final class Sipp implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path errors;
  private final String scenario;

  private Sipp(Process process, Path errors, String scenario) {
    this.process = process;
    this.errors = errors;
    this.scenario = scenario;
  }

  /** In CI it must be there; on a user's machine the tests are skipped, and say so. */
  static void require() {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "sipp")));
    if (System.getenv("CI") != null) {
      assertThat(found).as("sipp, the phone of these tests, is installed").isTrue();
    }
    if (!found) {
      System.out.println(
          "Skipped: the phone's tests need sipp (Debian: apt-get install sip-tester)");
    }
    Assumptions.assumeTrue(found, "sipp is installed");
  }

  /** A port nobody listens on. */
  static int freePort() {
    try (var probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A phone that waits for a number of calls. */
  static Sipp listens(String scenario, int port, int calls, String... more) {
    return start(scenario, port, Map.of(), calls, List.of(more));
  }

  /** A caller, or somebody who asks. */
  static Sipp calls(
      String scenario, String address, Map<String, String> keys, int calls, String... more) {
    int port = freePort();
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
                "src/test/resources/sipp/" + scenario + ".xml",
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
      Path output = Files.createTempFile("sipp-" + scenario, ".txt");
      Path errors = Files.createTempFile("sipp-" + scenario, ".err");
      output.toFile().deleteOnExit();
      errors.toFile().deleteOnExit();
      command.addAll(List.of("-error_file", errors.toString()));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new Sipp(process, errors, scenario);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until all its calls went as the scenario says. */
  void succeeds() {
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS + 10, TimeUnit.SECONDS);
      String told = Files.readString(errors, StandardCharsets.ISO_8859_1);
      assertThat(ended).as("%s ended; %s", scenario, told).isTrue();
      assertThat(process.exitValue()).as("%s: %s", scenario, told).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected " + scenario + " to end but was interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
