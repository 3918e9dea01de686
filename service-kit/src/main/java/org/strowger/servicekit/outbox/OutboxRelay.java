package org.strowger.servicekit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.outbox.OutboxRepository.Backlog;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Sends what is in a service's {@link Outbox}, at least once and in order per ordering key. The
 * replica that holds a shard's lease sends it, another takes over when it is silent; a crash
 * between sending and deleting sends the same id again.
 */
public final class OutboxRelay implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

  private final String service;
  private final OutboxRepository repository;
  private final OutboxSender sender;
  private final OutboxTimes times;
  private final String owner = UUID.randomUUID().toString();
  private final Semaphore wakeUps = new Semaphore(0);
  private volatile boolean running;
  private volatile Backlog backlog = new Backlog(0, 0);
  private Set<Integer> leased = Set.of();
  private long leasedAt;
  private @Nullable Thread thread;

  /**
   * @param service its name in metrics, threads and Kafka's logs
   * @param jdbi whose connections have the service's schema as the current one
   */
  public OutboxRelay(String service, Jdbi jdbi, KafkaClients kafka, MeterRegistry metrics) {
    this(service, jdbi, kafka, metrics, OutboxTimes.USUAL);
  }

  OutboxRelay(
      String service, Jdbi jdbi, KafkaClients kafka, MeterRegistry metrics, OutboxTimes times) {
    this.service = service;
    this.repository = new OutboxRepository(jdbi);
    this.sender = new OutboxSender(kafka, "strowger-" + service + "-outbox", times.patience());
    this.times = times;
    Gauge.builder("strowger.outbox.backlog", this, relay -> relay.backlog.rows())
        .tag("service", service)
        .register(metrics);
    Gauge.builder(
            "strowger.outbox.oldest.age.seconds", this, relay -> relay.backlog.oldestSeconds())
        .tag("service", service)
        .register(metrics);
  }

  /** Starts sending in the background. */
  public synchronized void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name("strowger-" + service + "-outbox").start(this::run);
  }

  /** Call after a commit that added rows; without it they leave a little later. */
  public void wake() {
    wakeUps.release();
  }

  /** Stops after what is being sent and gives the leases back. */
  @Override
  public synchronized void close() {
    running = false;
    wake();
    try {
      if (thread != null) {
        thread.join(times.patience().multipliedBy(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (sender) {
      while (running) {
        boolean more = round();
        if (!more && running) {
          wakeUps.tryAcquire(times.poll().toMillis(), TimeUnit.MILLISECONDS);
          wakeUps.drainPermits();
        }
      }
      repository.release(owner);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf("Leases of %s run out by themselves: %s", service, FailureTrace.of(e));
    }
  }

  /** True when there may be more to send at once. */
  private boolean round() throws InterruptedException {
    try {
      renewLeases();
      List<OutboxRow> rows = repository.unsent(leased, times.resend(), times.batch());
      List<OutboxRow> sent = send(OutboxSender.byShard(rows));
      if (!sent.isEmpty()) {
        repository.sent(sent);
      }
      boolean refused = sent.size() < rows.size();
      return !sent.isEmpty() && (refused || rows.size() == times.batch());
    } catch (RuntimeException e) {
      LOG.warnf("Outbox of %s waits: %s", service, FailureTrace.of(e));
      TimeUnit.MILLISECONDS.sleep(times.poll().toMillis());
      return false;
    }
  }

  private List<OutboxRow> send(Map<Integer, Deque<OutboxRow>> shards) {
    var sent = new ArrayList<OutboxRow>();
    while (!shards.isEmpty() && held()) {
      sent.addAll(sender.sendHeads(shards));
    }
    return sent;
  }

  private void renewLeases() {
    if (leased.isEmpty() || leaseAge() > times.lease().toNanos() / 4) {
      leasedAt = System.nanoTime();
      leased = repository.lease(owner, times.lease());
      backlog = repository.backlog();
    }
  }

  /** What is sent now is acknowledged, or given up, while the lease still runs. */
  private boolean held() {
    return leaseAge() < times.lease().minus(times.patience()).toNanos();
  }

  private long leaseAge() {
    return System.nanoTime() - leasedAt;
  }
}
