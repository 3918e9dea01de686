package org.strowger.routing.desk;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.servicekit.problem.Problem;

/** The answers to recent commands: the same command id again gets the same answer, sent once. */
@Singleton
final class RepeatedRequests {

  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Map<String, Remembered> byCommandId =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
          return size() > MOST || eldest.getValue().expired();
        }
      };

  /**
   * The answer to the command, which is sent unless it was.
   *
   * @throws Problem 422 when another command had this id
   */
  CompletableFuture<CommandOutcome> once(
      String commandId, RoutingCommand command, Supplier<CompletableFuture<CommandOutcome>> send) {
    var mine = new Remembered(command, new CompletableFuture<>(), Instant.now());
    Remembered first = firstOf(commandId, mine);
    if (first.answer == mine.answer) {
      send(mine.answer, send);
    } else if (!first.command.equals(command)) {
      throw Problem.of(
          422,
          "idempotency_key_reused",
          "Expected the request that came first with this Idempotency-Key but it is another");
    }
    return first.answer;
  }

  private static void send(
      CompletableFuture<CommandOutcome> answer, Supplier<CompletableFuture<CommandOutcome>> send) {
    try {
      var _ =
          send.get()
              .whenComplete(
                  (outcome, failure) -> {
                    if (failure == null) {
                      answer.complete(outcome);
                    } else {
                      answer.completeExceptionally(failure);
                    }
                  });
    } catch (Problem refusal) {
      answer.completeExceptionally(refusal);
    }
  }

  /** What failed is forgotten, so that it can be tried again. */
  private synchronized Remembered firstOf(String commandId, Remembered mine) {
    Remembered known = byCommandId.remove(commandId);
    boolean usable = known != null && !known.expired() && !known.answer.isCompletedExceptionally();
    Remembered first = usable ? known : mine;
    byCommandId.put(commandId, first);
    return first;
  }

  private record Remembered(
      RoutingCommand command, CompletableFuture<CommandOutcome> answer, Instant since) {

    boolean expired() {
      return since.plus(KEPT).isBefore(Instant.now());
    }
  }
}
