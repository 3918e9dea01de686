package org.strowger.console.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.strowger.console.ConsoleConfig;
import org.strowger.servicekit.problem.Problem;

/**
 * Limits how often somebody may try to log in, per user name and per address. Names that do not
 * exist count too, so that a refusal tells nothing about them.
 */
@Singleton
final class LoginAttempts {

  private static final int TIDY_ABOVE = 10_000;

  private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();
  private final int perUser;
  private final int perAddress;
  private final long windowNanos;
  private final LongSupplier nanoTime;

  @Inject
  LoginAttempts(ConsoleConfig config) {
    this(
        config.attempts().perUser(),
        config.attempts().perAddress(),
        config.attempts().window(),
        System::nanoTime);
  }

  LoginAttempts(int perUser, int perAddress, Duration window, LongSupplier nanoTime) {
    this.perUser = perUser;
    this.perAddress = perAddress;
    this.windowNanos = window.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * Counts an attempt before it is looked at.
   *
   * @throws Problem 429 when there were too many
   */
  void count(String username, String address) {
    if (windows.size() > TIDY_ABOVE) {
      long now = nanoTime.getAsLong();
      windows.values().removeIf(window -> over(window, now));
    }
    boolean byAddress = within("address " + address, perAddress);
    boolean byUser = within("user " + username, perUser);
    if (!byAddress || !byUser) {
      throw Problem.tooManyRequests(
          "too_many_attempts",
          "Expected fewer attempts to log in but there were too many",
          (int) Math.max(1, Duration.ofNanos(windowNanos).toSeconds()));
    }
  }

  /** The right password was given: earlier mistakes with this name are forgiven. */
  void succeeded(String username) {
    windows.remove("user " + username);
  }

  private boolean within(String key, int limit) {
    long now = nanoTime.getAsLong();
    Window window =
        windows.merge(
            key,
            new Window(now, 1),
            (old, fresh) -> over(old, now) ? fresh : new Window(old.since(), old.count() + 1));
    return window.count() <= limit;
  }

  private boolean over(Window window, long now) {
    return now - window.since() > windowNanos;
  }

  private record Window(long since, int count) {}
}
