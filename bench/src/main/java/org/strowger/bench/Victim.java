package org.strowger.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.strowger.bench.client.ExchangeProcess;
import org.strowger.bench.client.ProcessorTime;
import org.strowger.bench.client.Session;

/** The exchange that faults strike, and what can be done to it. */
final class Victim {

  private final ExchangeProcess exchange;
  private final Path data;
  private final Random chance;
  private final List<String> notes = new ArrayList<>();

  Victim(ExchangeProcess exchange, Random chance) {
    this.exchange = exchange;
    this.data = exchange.data();
    this.chance = chance;
  }

  /** What was seen beside the figures since it was asked last. */
  List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  void note(String what) {
    notes.add(what);
  }

  void end(HardEnd end) throws IOException, InterruptedException {
    end.of(exchange, chance);
    exchange.launch();
  }

  void pause(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }

  void stopFor(int seconds) throws InterruptedException {
    Signal.STOP.to(exchange.pid());
    pause(seconds);
    Signal.CONT.to(exchange.pid());
  }

  void killPostgres() throws IOException, InterruptedException {
    Signal.KILL.to(postmaster());
  }

  void stopPostgresFor(int seconds) throws IOException, InterruptedException {
    ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
    Signal.STOP.to(postmaster.pid()); // first, so that it starts no others
    List<Long> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
            .map(ProcessHandle::pid)
            .toList();
    for (long pid : all) {
      Signal.STOP.to(pid);
    }
    pause(seconds / 2);
    tryToLogIn();
    pause(seconds - seconds / 2);
    for (long pid : all) {
      Signal.CONT.to(pid);
    }
  }

  private void tryToLogIn() throws InterruptedException {
    long began = System.nanoTime();
    String answer = "let in";
    try {
      Session.login(exchange.addresses().http(), Robots.SUPERVISOR, Robots.PASSWORD);
    } catch (IllegalStateException e) {
      answer = String.valueOf(e.getMessage()).replaceFirst(".*status ", "");
    } catch (IOException e) {
      answer = e.getClass().getSimpleName();
    }
    note("a login got %s after %.1f s".formatted(answer, (System.nanoTime() - began) / 1e9));
  }

  void takeAllConnectionsFor(int seconds) throws IOException, InterruptedException {
    String url = "jdbc:postgresql://127.0.0.1:" + read("postgres/port") + "/strowger";
    var taken = new ArrayList<Connection>();
    try {
      while (true) {
        taken.add(DriverManager.getConnection(url, "strowger", read("postgres/password")));
      }
    } catch (SQLException _) {
      note(taken.size() + " connections taken");
    }
    pause(seconds);
    for (Connection connection : taken) {
      try {
        connection.close();
      } catch (SQLException _) {
        // it is gone
      }
    }
  }

  /** Fills its disk, and makes room again. */
  void fillDiskFor(int seconds, int megabytesLeft) throws IOException, InterruptedException {
    Path filler = data.resolve("filler");
    long free = Files.getFileStore(data).getUsableSpace() - megabytesLeft * 1024L * 1024;
    Ground.run("fallocate", "-l", Long.toString(Math.max(4096, free)), filler.toString());
    pause(seconds);
    Files.delete(filler);
    if (exchange.endsWithin(Duration.ofSeconds(1))) {
      note(
          "ended by itself, "
              + (Files.readString(data.resolve("log/fatal.log"), StandardCharsets.ISO_8859_1)
                      .contains("FATAL")
                  ? "cause in the log"
                  : "no cause in the log"));
      exchange.launch();
    }
  }

  /** Sets its clock, as {@code faketime} writes it: +1h, -20s. */
  void setClock(String offset) throws IOException {
    Files.writeString(Ground.clock(data), offset);
  }

  boolean isReady() throws InterruptedException {
    return exchange.isReady();
  }

  void awaitReady() throws InterruptedException {
    exchange.awaitReady();
  }

  private long postmaster() throws IOException {
    return ProcessorTime.postmaster(data.resolve("postgres"));
  }

  private String read(String file) throws IOException {
    return Files.readString(data.resolve(file)).strip();
  }
}
