package org.strowger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program that this project did not write, run as a client. */
public final class Program implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 300;
  private static final int STOP_SECONDS = 10;

  private final List<String> command;
  private final Process process;
  private final Path output;

  private Program(List<String> command, Process process, Path output) {
    this.command = command;
    this.process = process;
    this.output = output;
  }

  /** In CI the program must be there; on a user's machine the test is skipped, and says so. */
  public static void require(String name, String debianPackage) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    if (System.getenv("CI") != null) {
      assertThat(found).as("%s, the client of this test, is installed", name).isTrue();
    }
    if (!found) {
      System.out.printf(
          "Skipped: this story needs %s (Debian: apt-get install %s)%n", name, debianPackage);
    }
    Assumptions.assumeTrue(found, name + " is installed");
  }

  /** Starts it; what it says is kept under {@code target}. */
  public static Program start(String name, List<String> command) throws IOException {
    Path directory = Path.of("target", "programs").toAbsolutePath();
    Files.createDirectories(directory);
    Path output = directory.resolve(name + ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    return new Program(command, process, output);
  }

  /** Waits until it has ended well; returns what it said. */
  public String awaitSuccess() throws IOException, InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .as("%s ended in time", command)
        .isTrue();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as("%s said: %s", command, said).isZero();
    return said;
  }

  @Override
  public void close() {
    process.destroy();
    if (process
        .onExit()
        .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
        .join()
        .isAlive()) {
      process.destroyForcibly();
    }
  }
}
