package org.strowger.routing.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.MessageTooLargeException;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.kafka.KafkaWire;
import org.strowger.servicekit.problem.FailureTrace;
import org.strowger.servicekit.problem.Problem;

/** Sends commands to the router, in the order of the calls, and brings what they caused. */
@Singleton
public final class CommandSender {

  private static final Logger LOG = Logger.getLogger(CommandSender.class);
  private static final String SOURCE = "/routing-service";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int REMEMBERED_SECONDS = 60;
  private static final int RETRY_SECONDS = 2;

  private final KafkaProducer<String, byte[]> producer;
  private final PendingAnswers answers;
  private final Timer answered;

  @Inject
  CommandSender(KafkaClients kafka, PendingAnswers answers, MeterRegistry meters) {
    this.producer = kafka.producer("strowger-routing-commands", PATIENCE);
    this.answers = answers;
    this.answered =
        Timer.builder("routing.desk.answer")
            .description("From sending a command to having read all that it caused")
            .register(meters);
  }

  void stop(@Observes ShutdownEvent event) {
    producer.close(Duration.ofSeconds(2));
  }

  /** True when answers can be waited for. */
  public boolean ready() {
    return answers.live();
  }

  /** An id for a command that nobody will send again. */
  public static String freshId() {
    return "cmd:" + UUID.randomUUID();
  }

  /** Sends a command whose answer, if any, comes over the feed. */
  void tell(DomainId domain, Actor actor, RoutingCommand command) {
    var _ =
        producer.send(
            record(domain, actor, freshId(), command),
            (_, failure) -> {
              if (failure != null) {
                LOG.warnf(
                    "Not sent: %s: %s",
                    command.getClass().getSimpleName(), FailureTrace.of(failure));
              }
            });
  }

  /**
   * Sends a command and promises what it caused.
   *
   * @throws Problem 503 when the log cannot be read yet, 413 when the command is too large
   */
  public CompletableFuture<CommandOutcome> ask(
      DomainId domain, Actor actor, String commandId, RoutingCommand command) {
    if (!ready()) {
      throw unavailable(null);
    }
    ProducerRecord<String, byte[]> record = record(domain, actor, commandId, command);
    CompletableFuture<CommandOutcome> answer = answers.expect(commandId);
    long started = System.nanoTime();
    var _ =
        answer
            .orTimeout(REMEMBERED_SECONDS, TimeUnit.SECONDS)
            .whenComplete((outcome, _) -> settle(commandId, outcome, started));
    var _ =
        producer.send(
            record,
            (_, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(unavailable(failure));
              }
            });
    return answer;
  }

  /**
   * Waits a little for an answer.
   *
   * @return empty when the router takes longer; the feed will tell
   * @throws Problem when the command could not be sent
   */
  public static Optional<CommandOutcome> await(
      CompletableFuture<CommandOutcome> answer, Duration patience) {
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void settle(String commandId, @Nullable CommandOutcome outcome, long started) {
    answers.forget(commandId);
    if (outcome != null) {
      answered.record(Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private static Problem unavailable(@Nullable Exception failure) {
    if (failure != null) {
      LOG.warnf("A command could not be sent: %s", FailureTrace.of(failure));
    }
    return Problem.unavailable(
        "router_unavailable", "Expected to reach the router but the log is away", RETRY_SECONDS);
  }

  private static ProducerRecord<String, byte[]> record(
      DomainId domain, Actor actor, String commandId, RoutingCommand command) {
    try {
      var meta = Meta.of(commandId, SOURCE, Instant.now(), actor);
      return KafkaWire.write(Topics.ROUTING_COMMANDS, new Message<>(domain.value(), meta, command));
    } catch (MessageTooLargeException e) {
      throw Problem.of(413, "command_too_large", String.valueOf(e.getMessage()));
    }
  }
}
