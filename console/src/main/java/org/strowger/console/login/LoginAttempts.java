package org.strowger.console.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.strowger.console.ConsoleConfig;
import org.strowger.servicekit.problem.Problem;

/**
 * Limits how often somebody may fail to log in, per user name and per address; right passwords do
 * not count, so that a shift may begin behind one address. Names that do not exist count too: a
 * refusal tells nothing about them.
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
   * Asked before a password is looked at.
   *
   * @throws Problem 429 when too many were wrong
   */
  void require(String username, String address) {
    if (failures(byAddress(address)) >= perAddress || failures(byUser(username)) >= perUser) {
      throw Problem.tooManyRequests(
          "too_many_attempts",
          "Expected fewer attempts to log in but there were too many",
          (int) Math.max(1, Duration.ofNanos(windowNanos).toSeconds()));
    }
  }

  /** A wrong password was given, or an unknown name. */
  void failed(String username, String address) {
    long now = nanoTime.getAsLong();
    if (windows.size() > TIDY_ABOVE) {
      windows.values().removeIf(window -> over(window, now));
    }
    for (String key : List.of(byAddress(address), byUser(username))) {
      windows.merge(
          key,
          new Window(now, 1),
          (old, fresh) -> over(old, now) ? fresh : new Window(old.since(), old.count() + 1));
    }
  }

  /** The right password was given: earlier mistakes with this name are forgiven. */
  void succeeded(String username) {
    windows.remove(byUser(username));
  }

  private int failures(String key) {
    Window window = windows.get(key);
    return window == null || over(window, nanoTime.getAsLong()) ? 0 : window.count();
  }

  private static String byAddress(String address) {
    return "address " + address;
  }

  private static String byUser(String username) {
    return "user " + username;
  }

  private boolean over(Window window, long now) {
    return now - window.since() > windowNanos;
  }

  private record Window(long since, int count) {}
}
