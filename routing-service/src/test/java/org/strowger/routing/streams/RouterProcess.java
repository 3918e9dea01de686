package org.strowger.routing.streams;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.strowger.servicekit.kafka.KafkaClients;

/**
 * A router alone in a process of its own, for tests that kill it. Tells which partitions it has.
 */
final class RouterProcess {

  private static final Duration LOOK = Duration.ofMillis(100);

  private RouterProcess() {}

  /**
   * @param arguments broker, group, a name of its own, standby replicas
   */
  public static void main(String... arguments) {
    var kafka = KafkaClients.of(arguments[0]);
    var keys = RouterKeys.ofFleet(arguments[1], Integer.parseInt(arguments[3]));
    var ticks =
        new TickSender(
            kafka.producer("ticks-" + arguments[2], Duration.ofSeconds(5)),
            Clock.systemUTC(),
            arguments[2]);
    var streams =
        new KafkaStreams(
            RoutingTopology.build(ticks, new RoutingMetrics(new SimpleMeterRegistry())),
            StreamsSettings.of(keys, kafka));
    streams.setUncaughtExceptionHandler(_ -> StreamThreadExceptionResponse.REPLACE_THREAD);
    streams.start();
    Thread.ofPlatform().daemon().name("routing-warm-up").start(WarmUp::run);
    tell(streams);
  }

  /** Prints what has changed, until the process is killed. */
  private static void tell(KafkaStreams streams) {
    new Timer("tell")
        .schedule(
            new TimerTask() {
              private String told = "";

              @Override
              public void run() {
                String now = "state=" + streams.state() + " " + RouterShare.of(streams);
                if (!now.equals(told)) {
                  System.out.println(now);
                  told = now;
                }
              }
            },
            0,
            LOOK.toMillis());
  }
}
