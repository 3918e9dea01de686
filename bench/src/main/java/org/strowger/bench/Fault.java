package org.strowger.bench;

import java.io.IOException;

/** What is done to an exchange at work; it is healed when it has been done. */
enum Fault {
  KILLED("kill -9 in the midst of work", Ground.PLAIN, it -> it.end(HardEnd.KILLED)),
  KILLED_STARTING("kill -9 while starting", Ground.PLAIN, it -> it.end(HardEnd.KILLED_STARTING)),
  KILLED_RESTORING("kill -9 while restoring", Ground.PLAIN, it -> it.end(HardEnd.KILLED_RESTORING)),
  KILLED_TWICE("kill -9 twice within 3 s", Ground.PLAIN, it -> it.end(HardEnd.KILLED_TWICE)),
  OUT_OF_MEMORY("out of memory", Ground.PLAIN, it -> it.end(HardEnd.OUT_OF_MEMORY)),
  TERMINATED("asked to stop (SIGTERM)", Ground.PLAIN, it -> it.end(HardEnd.TERMINATED)),
  PAUSED("process stands still for 4 s (SIGSTOP)", Ground.PLAIN, it -> it.stopFor(4)),
  PAUSED_LONG("process stands still for 30 s (SIGSTOP)", Ground.PLAIN, it -> it.stopFor(30)),
  POSTGRES_KILLED("PostgreSQL killed (kill -9)", Ground.PLAIN, Victim::killPostgres),
  POSTGRES_HANGS("PostgreSQL hangs for 14 s (SIGSTOP)", Ground.PLAIN, it -> it.stopPostgresFor(14)),
  POSTGRES_CROWDED(
      "all connections of PostgreSQL taken for 10 s",
      Ground.PLAIN,
      it -> it.takeAllConnectionsFor(10)),
  DISK_NEARLY_FULL(
      "20 MB free on the disk of broker and database, for 15 s",
      Ground.SMALL_DISK,
      it -> it.fillDiskFor(15, 20)),
  DISK_FULL(
      "no byte free on the disk of broker and database, for 10 s",
      Ground.SMALL_DISK,
      it -> it.fillDiskFor(10, 0)),
  CLOCK_BACK_SECONDS("clock set back 20 s", Ground.OWN_CLOCK, it -> clock(it, "-20s")),
  CLOCK_RIGHT("clock set right", Ground.OWN_CLOCK, it -> clock(it, "+0")),
  CLOCK_BACK_AN_HOUR("clock set back 1 h", Ground.OWN_CLOCK, it -> clock(it, "-1h")),
  CLOCK_BACK_HOURS("clock set back 2 h more", Ground.OWN_CLOCK, it -> clock(it, "-3h")),
  KILLED_WITH_CLOCK_BACK(
      "kill -9 while the clock is behind", Ground.OWN_CLOCK, it -> it.end(HardEnd.KILLED)),
  CLOCK_FORWARD("clock set forward 3 h, right again", Ground.OWN_CLOCK, it -> clock(it, "+0"));

  private static final int CLOCK_SECONDS = 20;

  private final String words;
  private final Ground ground;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Strike strike;

  Fault(String words, Ground ground, Strike strike) {
    this.words = words;
    this.ground = ground;
    this.strike = strike;
  }

  /** Does it. */
  private interface Strike {
    void at(Victim victim) throws IOException, InterruptedException;
  }

  String words() {
    return words;
  }

  Ground ground() {
    return ground;
  }

  void strike(Victim victim) throws IOException, InterruptedException {
    strike.at(victim);
  }

  private static void clock(Victim victim, String offset) throws IOException, InterruptedException {
    victim.setClock(offset);
    victim.pause(CLOCK_SECONDS);
  }
}
