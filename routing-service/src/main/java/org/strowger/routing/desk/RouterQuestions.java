package org.strowger.routing.desk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.strowger.contracts.routing.Question;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.problem.Problem;

/** Asks the router for a user and waits for the answer. */
@Singleton
public final class RouterQuestions {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RETRY_SECONDS = 2;

  private final CommandSender sender;

  @Inject
  public RouterQuestions(CommandSender sender) {
    this.sender = sender;
  }

  /**
   * The answer, which may be a refusal.
   *
   * @throws Problem 503 {@code router_silent} when it has not come in time, or {@code
   *     router_unavailable} when nobody could be asked
   */
  public CommandOutcome ask(CurrentUser user, Question question) {
    var answer = sender.ask(user.domain(), user.actor(), CommandSender.freshId(), question);
    return CommandSender.await(answer, PATIENCE)
        .orElseThrow(() -> silent("Expected the router's answer but it has not come yet"));
  }

  /** There is no answer that could be used; it is worth another try. */
  static Problem silent(String detail) {
    return Problem.unavailable("router_silent", detail, RETRY_SECONDS);
  }
}
