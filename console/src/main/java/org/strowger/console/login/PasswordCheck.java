package org.strowger.console.login;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.strowger.console.users.PasswordHashes;
import org.strowger.servicekit.problem.Problem;

/**
 * Compares passwords a few at a time on threads of its own: it is meant to be slow, and nothing
 * else shall wait for it. Since attempts are looked at in turn, many at once are not more guesses.
 */
@Singleton
class PasswordCheck {

  private static final int THREADS = 2;
  private static final int MOST_WAITING = 2_000;
  private static final int RETRY_SECONDS = 5;

  private final PasswordHashes passwords;
  private final LoginAttempts attempts;
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("console-passwords-", 0).daemon().factory());

  @Inject
  PasswordCheck(PasswordHashes passwords, LoginAttempts attempts) {
    this.passwords = passwords;
    this.attempts = attempts;
  }

  /**
   * Whether it is the right password; a wrong one counts.
   *
   * @throws Problem 429 when too many were wrong, 503 when too many wait
   */
  boolean isRight(Credentials given, String hash, String address) {
    return inTurn(
        () -> {
          attempts.require(given.username(), address);
          boolean right = passwords.matches(given.password(), hash);
          if (right) {
            attempts.succeeded(given.username());
          } else {
            attempts.failed(given.username(), address);
          }
          return right;
        });
  }

  private boolean inTurn(Callable<Boolean> check) {
    Future<Boolean> answer;
    try {
      answer = pool.submit(check);
    } catch (RejectedExecutionException e) {
      throw Problem.unavailable(
          "too_many_logins", "Expected fewer logins at once but there are many", RETRY_SECONDS);
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      throw new IllegalStateException("Expected to compare a password but could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to compare a password but was interrupted", e);
    }
  }

  @PreDestroy
  void stop() {
    pool.shutdownNow();
  }
}
