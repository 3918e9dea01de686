package org.strowger.simulation.replay;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A log that was exported to a file; it holds one domain. */
public final class LogFile implements LogSource {

  @Option(names = "--file", required = true, description = "an exported log")
  private @Nullable Path file;

  /** Only for the command line. */
  public LogFile() {}

  @Override
  public Steps open(String domain) {
    return StepFile.open(Objects.requireNonNull(file));
  }
}
