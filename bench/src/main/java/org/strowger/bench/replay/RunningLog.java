package org.strowger.bench.replay;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.simulation.replay.LogSource;
import org.strowger.simulation.replay.Steps;
import picocli.CommandLine.Option;

/** The log of a running system, from its broker. */
public final class RunningLog implements LogSource {

  @Option(
      names = "--kafka",
      required = true,
      description = "the running system's broker, host:port")
  private @Nullable String kafka;

  @Option(names = "--router", description = "its router's group; default ${DEFAULT-VALUE}")
  private String router = "strowger-routing";

  /** Only for the command line. */
  public RunningLog() {}

  @Override
  public Steps open(String domain) {
    return KafkaSteps.open(Objects.requireNonNull(kafka), router, domain);
  }
}
