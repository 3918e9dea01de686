package org.strowger.simulation;

import org.strowger.simulation.history.Simulate;
import org.strowger.simulation.replay.LogFile;
import org.strowger.simulation.replay.Replay;
import org.strowger.simulation.theory.Theory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The engine alone: {@code ./strowger simulate}, {@code bench theory}, {@code replay --file}. */
@Command(
    name = "simulation",
    subcommands = {Simulate.class, Theory.class},
    mixinStandardHelpOptions = true)
public final class Programs {

  Programs() {}

  /** Runs one of the programs. */
  public static void main(String... arguments) {
    System.exit(
        new CommandLine(new Programs())
            .addSubcommand(new Replay(new LogFile()))
            .execute(arguments));
  }
}
