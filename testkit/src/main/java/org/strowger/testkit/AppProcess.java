package org.strowger.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service's own app, which its module has built, as a process. */
public final class AppProcess implements AutoCloseable {

  private final Process process;

  private AppProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it; when it serves is for the caller to find out.
   *
   * @param module the service's directory
   * @param settings its keys
   * @param log a file under {@code target} for what it says
   */
  public static AppProcess start(Path module, Map<String, String> settings, String log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx300m");
    command.add("-Dquarkus.management.port=0"); // any free one, unless a setting says otherwise
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-jar");
    command.add(module.resolve("target/quarkus-app/quarkus-run.jar").toString());
    return new AppProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", log).toFile())
            .start());
  }

  /** {@code kill -9}, as a power cut. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, as an operator. */
  public void stop() {
    process.destroy();
  }

  @Override
  public void close() {
    kill();
  }
}
