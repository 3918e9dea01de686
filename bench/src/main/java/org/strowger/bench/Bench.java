package org.strowger.bench;

import org.strowger.bench.cases.CaseWrites;
import org.strowger.bench.demo.Demo;
import org.strowger.bench.engine.RouterEngine;
import org.strowger.bench.replay.RunningLog;
import org.strowger.bench.router.RouterBench;
import org.strowger.simulation.replay.Replay;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./strowger bench …}. */
@Command(
    name = "bench",
    subcommands = {
      MailLoad.class,
      Day.class,
      KillLoop.class,
      Attacks.class,
      Faults.class,
      Demo.class,
      RouterEngine.class,
      RouterBench.class,
      CaseWrites.class
    },
    footer = "Also theory and simulate, which need no exchange: ./strowger bench theory --help",
    mixinStandardHelpOptions = true)
public final class Bench {

  Bench() {}

  /** Runs one of the programs. */
  public static void main(String... arguments) {
    System.exit(
        new CommandLine(new Bench())
            .addSubcommand(new Replay(new RunningLog()))
            .execute(arguments));
  }
}
