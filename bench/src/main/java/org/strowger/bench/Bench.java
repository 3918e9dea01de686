package org.strowger.bench;

import org.strowger.bench.demo.Demo;
import org.strowger.bench.engine.RouterEngine;
import org.strowger.bench.replay.Replay;
import org.strowger.bench.router.RouterBench;
import org.strowger.bench.simulate.Simulate;
import org.strowger.bench.theory.Theory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./strowger bench …}. */
@Command(
    name = "bench",
    subcommands = {
      MailLoad.class,
      KillLoop.class,
      Demo.class,
      RouterEngine.class,
      Replay.class,
      RouterBench.class,
      Simulate.class,
      Theory.class
    },
    mixinStandardHelpOptions = true)
public final class Bench {

  Bench() {}

  /** Runs one of the programs. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
