package org.strowger.gateway.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.attachment.FileScans;
import org.strowger.gateway.attachment.Verdict;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.channel.ChannelCapabilities.Feature;
import org.strowger.gateway.channel.Channels;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.conversation.ChannelProvider;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Delivers answers: takes a lease, lets the conversation's channel send, notes how it ended. A
 * process that dies leaves its leases to run out; the answer is sent again under the same id.
 */
@Singleton
public class DeliveryWorker {

  private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
  private static final Duration LEASE = Duration.ofSeconds(45);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int AT_ONCE = 16;
  private static final int POLL_MS = 1_000;

  private final GatewayDatabase database;
  private final DeliveryRepository deliveries;
  private final DeliveryOutcomes outcomes;
  private final Channels channels;
  private final FileScans scans;
  private final GatewayOutbox outbox;
  private final Duration giveUpAfter;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService senders =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("gateway-delivery-", 0).factory());
  private volatile boolean running;
  private @Nullable Thread loop;

  DeliveryWorker(
      GatewayDatabase database,
      DeliveryRepository deliveries,
      DeliveryOutcomes outcomes,
      Channels channels,
      FileScans scans,
      GatewayOutbox outbox,
      DeliveryConfig config) {
    this.database = database;
    this.deliveries = deliveries;
    this.outcomes = outcomes;
    this.channels = channels;
    this.scans = scans;
    this.outbox = outbox;
    this.giveUpAfter = config.giveUpAfter();
  }

  void start(@Observes StartupEvent event) {
    running = true;
    loop = Thread.ofPlatform().daemon().name("gateway-delivery").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    wake();
    if (loop != null) {
      loop.join(Duration.ofSeconds(5));
    }
    senders.shutdownNow();
  }

  /** Call after a commit that added a delivery. */
  public void wake() {
    wakeUps.release();
  }

  private void run() {
    while (running) {
      try {
        if (round() == 0) {
          wakeUps.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS);
          wakeUps.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warnf("Deliveries wait: %s", FailureTrace.of(e));
        pause();
      }
    }
  }

  private int round() {
    int most = free.availablePermits();
    List<MessageId> due =
        most == 0
            ? List.of()
            : database.jdbi().inTransaction(handle -> deliveries.lease(handle, most, LEASE));
    for (MessageId id : due) {
      free.acquireUninterruptibly();
      senders.execute(() -> deliver(id));
    }
    return due.size();
  }

  private void deliver(MessageId id) {
    try {
      DueDelivery due = database.jdbi().withHandle(handle -> deliveries.load(handle, id));
      Attempt attempt = attempt(due.message());
      database.jdbi().useTransaction(handle -> note(handle, due, attempt));
      outbox.wake();
    } catch (RuntimeException e) {
      LOG.warnf("A delivery waits for its lease to end: %s", FailureTrace.of(e));
    } finally {
      free.release();
      wake();
    }
  }

  /** A channel that breaks is asked again as one that cannot be reached. */
  private Attempt attempt(OutboundMessage message) {
    ChannelProvider provider = message.conversation().entryPoint().provider();
    if (message.files().stream().anyMatch(it -> it.content().verdict() == Verdict.INFECTED)) {
      return new Attempt.Refused("INFECTED_FILE");
    }
    if (message.files().stream().anyMatch(it -> scans.isAwaited(it.content().verdict()))) {
      return new Attempt.Later("FILE_NOT_SCANNED");
    }
    try {
      return channels
          .find(provider)
          .map(channel -> channel.send(message))
          .orElseGet(() -> new Attempt.Later("NO_CHANNEL"));
    } catch (RuntimeException e) {
      LOG.errorf("Channel %s broke: %s", provider, FailureTrace.of(e));
      return new Attempt.Later("CHANNEL_BROKE");
    }
  }

  private void note(Handle handle, DueDelivery due, Attempt attempt) {
    OutboundMessage message = due.message();
    switch (attempt) {
      case Attempt.Delivered() -> outcomes.delivered(handle, message);
      case Attempt.AwaitingReceipt() -> deliveries.awaitReceipt(handle, message.id());
      case Attempt.Refused(String code) -> fail(handle, due, code);
      case Attempt.Later(String code) -> {
        if (isTooLate(message, Instant.now())) {
          fail(handle, due, code);
        } else {
          LOG.infof("A delivery is tried again: %s", code);
          deliveries.postpone(handle, message.id(), code, wait(due.attempts()));
        }
      }
    }
  }

  /** Where the customer waits while an agent writes, her contact tells what became of her. */
  private void fail(Handle handle, DueDelivery due, String code) {
    ChannelProvider provider = due.message().conversation().entryPoint().provider();
    if (channels.capabilities(provider).has(Feature.IDLE_WATCHED)) {
      outcomes.failed(handle, due.message().id(), code);
    } else {
      outcomes.refused(handle, due, code);
    }
  }

  /** Nobody would take it any more, or nobody would want it. */
  private boolean isTooLate(OutboundMessage message, Instant now) {
    return message.sentAt().plus(giveUpAfter).isBefore(now)
        || channels
            .capabilities(message.conversation().entryPoint().provider())
            .isClosed(message.conversation(), now);
  }

  private static Duration wait(int attempts) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
