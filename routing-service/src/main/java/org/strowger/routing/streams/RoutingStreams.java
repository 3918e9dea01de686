package org.strowger.routing.streams;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * The router's life: starts in the background once the broker is fit for it, stops with the app.
 */
@Singleton
public final class RoutingStreams {

  private static final Logger LOG = Logger.getLogger(RoutingStreams.class);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
  private static final Duration TICK_PATIENCE = Duration.ofSeconds(5);

  private final RoutingConfig config;
  private final KafkaClients kafka;
  private final BrokerCheck broker;
  private final FormerMembers former;
  private final RoutingMetrics metrics;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private final ThreadEnds ends = new ThreadEnds();

  private volatile String waitsFor = "the broker";
  private @Nullable KafkaStreams streams;
  private @Nullable TickSender ticks;
  private @Nullable RouterProbe probe;
  private @Nullable TransactionWatch transactions;

  @Inject
  RoutingStreams(
      RoutingConfig config,
      KafkaClients kafka,
      BrokerCheck broker,
      FormerMembers former,
      RoutingMetrics metrics) {
    this.config = config;
    this.kafka = kafka;
    this.broker = broker;
    this.former = former;
    this.metrics = metrics;
    metrics.watchRouter(this::routes, this::share);
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("routing-start").start(this::startWhenReady);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    close();
  }

  /** True while this instance takes its part in routing, also when a rebalance is under way. */
  public synchronized boolean routes() {
    return streams != null && streams.state().isRunningOrRebalancing();
  }

  /** True while this instance routes, is in no rebalance, and has answered what it was asked. */
  public synchronized boolean ready() {
    return streams != null
        && streams.state() == KafkaStreams.State.RUNNING
        && answers()
        && !endsAgainAndAgain();
  }

  /** Whether its thread is replaced again and again. */
  public boolean endsAgainAndAgain() {
    return ends.tooMany(System.nanoTime());
  }

  /** Whether this instance decides what it is asked; see {@link RouterProbe}. */
  public synchronized boolean answers() {
    return probe != null && probe.answered();
  }

  /** What this instance has of the routing; nothing while it does not run. */
  public RouterShare share() {
    KafkaStreams running;
    synchronized (this) {
      running = streams;
    }
    return running == null ? RouterShare.NOTHING : RouterShare.of(running);
  }

  /** For people: what the router does or waits for. */
  public synchronized String describe() {
    return streams == null ? "waits for " + waitsFor : streams.state().name();
  }

  private void startWhenReady() {
    try {
      while (!started()) {
        if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean started() throws InterruptedException {
    try {
      broker.requireReady();
    } catch (IllegalStateException e) {
      tellOnce(e);
      return false;
    }
    former.removeIfAlone();
    open();
    return true;
  }

  private void tellOnce(IllegalStateException missing) {
    String reason = String.valueOf(missing.getMessage());
    if (!kafka.tellsRefusal(missing) && !reason.equals(waitsFor)) {
      LOG.warnf("The router has not started: %s", reason);
    }
    waitsFor = reason;
  }

  private synchronized void open() {
    if (stopped.getCount() == 0) {
      return;
    }
    String instance = UUID.randomUUID().toString().substring(0, 8);
    var tickSender =
        new TickSender(
            kafka.producer("strowger-routing-ticks-" + instance, TICK_PATIENCE),
            Clock.systemUTC(),
            instance);
    var time = new SteadyTime();
    var opened =
        new KafkaStreams(
            RoutingTopology.build(tickSender, metrics, time),
            StreamsSettings.of(config, kafka),
            time);
    opened.setUncaughtExceptionHandler(this::afterFailure);
    opened.setStateListener((now, before) -> LOG.debugf("Router: %s → %s", before, now));
    opened.start();
    if (config.standbyReplicas() > 0) {
      Thread.ofPlatform().daemon().name("routing-warm-up").start(WarmUp::run);
    }
    ticks = tickSender;
    probe = new RouterProbe(() -> RouterShare.committed(opened), tickSender::probe);
    probe.start();
    transactions = new TransactionWatch(kafka, config.applicationId(), this::ready);
    transactions.start();
    streams = opened;
    LOG.info("The router has started");
  }

  /**
   * A defect of the engine stops this instance: going on would decide on a broken state. Everything
   * else is the surroundings' fault, and a new thread starts from what was committed.
   */
  private StreamThreadExceptionResponse afterFailure(Throwable failure) {
    if (ClockSetBackException.isCauseOf(failure)) {
      LOG.warn("The clock was set back: the router's thread begins anew");
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    boolean defect = EngineDefectException.isCauseOf(failure);
    metrics.threadFailed(defect);
    LOG.errorf("The router's thread ended: %s", FailureTrace.of(failure));
    if (ends.add(System.nanoTime())) {
      LOG.errorf(
          "The router's thread has ended %d times within a minute: nothing is routed",
          ThreadEnds.TOO_MANY);
    }
    return defect
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private synchronized void close() {
    if (probe != null) {
      probe.close();
    }
    if (transactions != null) {
      transactions.close();
    }
    if (streams != null) {
      streams.close(
          CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
              .withTimeout(CLOSE_WITHIN));
    }
    if (ticks != null) {
      ticks.close();
    }
  }
}
