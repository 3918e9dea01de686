package org.strowger.bench.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.Smtp;

/** Somebody who uses the exchange meanwhile: reads, logs in, writes mails; and what it weighs. */
public final class Bystander implements AutoCloseable {

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Addresses at;
  private final String user;
  private final String password;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Histogram reads = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
  private final Histogram logins = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
  private final Histogram mails = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong heaviest = new AtomicLong();
  private final long lightest;

  /** Begins to use it. */
  public Bystander(Addresses at, String user, String password)
      throws IOException, InterruptedException {
    this.at = at;
    this.user = user;
    this.password = password;
    this.lightest = megabytes();
    Session session = Session.login(at.http(), user, password);
    again(100, reads, () -> session.get("/api/console/me").status() == 200);
    again(3_000, logins, this::logsIn);
    again(500, mails, this::writes);
  }

  private boolean logsIn() throws IOException, InterruptedException {
    Session.login(at.http(), user, password);
    return true;
  }

  private boolean writes() throws IOException {
    String id = "bystander-" + System.nanoTime();
    try (Smtp smtp = Smtp.connect(at.smtp())) {
      smtp.send(
          new Smtp.Mail(
              id,
              id + "@example.com",
              "support@strowger.example",
              id,
              "Where is my parcel? I have been waiting for it.",
              ZonedDateTime.now(ZoneOffset.UTC)));
    }
    return true;
  }

  private void again(long pauseMillis, Histogram micros, Use use) {
    threads.execute(
        () -> {
          try {
            while (!Thread.currentThread().isInterrupted()) {
              long began = System.nanoTime();
              measure(use, micros, began);
              heaviest.accumulateAndGet(megabytes(), Math::max);
              TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void measure(Use use, Histogram micros, long began) throws InterruptedException {
    try {
      if (use.isGood()) {
        micros.recordValue((System.nanoTime() - began) / 1_000);
        return;
      }
    } catch (IOException | IllegalStateException _) {
      // counted below
    }
    if (!Thread.currentThread().isInterrupted()) {
      failures.incrementAndGet();
    }
  }

  private long megabytes() {
    try {
      Matcher resident =
          RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(at.pid()), "status")));
      return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  /** What was felt and weighed. */
  public String felt() {
    return "read p99 %.0f ms, login max %.0f ms, mail p99 %.0f ms, failed %d, memory %d → %d MB"
        .formatted(
            reads.getValueAtPercentile(99) / 1e3,
            logins.getMaxValue() / 1e3,
            mails.getValueAtPercentile(99) / 1e3,
            failures.get(),
            lightest,
            heaviest.get());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private interface Use {
    boolean isGood() throws IOException, InterruptedException;
  }
}
