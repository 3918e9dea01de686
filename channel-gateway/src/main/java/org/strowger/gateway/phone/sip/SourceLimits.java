package org.strowger.gateway.phone.sip;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much one source address may ask; who guesses passwords is slowed down. */
final class SourceLimits {

  private static final int MOST_SOURCES = 10_000;
  private static final int REQUESTS = 400;
  private static final int REQUESTS_PER_SECOND = 200;
  private static final int GUESSES = 30;
  private static final int GUESSES_PER_MINUTE = 30;

  private final Map<String, Limits> sources =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Limits> eldest) {
          return size() > MOST_SOURCES;
        }
      };

  /** Whether the source may ask now. */
  boolean admits(String source) {
    Limits limits = of(source);
    return limits.guesses.getAvailableTokens() > 0 && limits.requests.tryConsume(1);
  }

  /** The source gave a wrong password. */
  void guessed(String source) {
    of(source).guesses.tryConsume(1);
  }

  private synchronized Limits of(String source) {
    return sources.computeIfAbsent(source, _ -> new Limits());
  }

  private static final class Limits {

    final Bucket requests =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(REQUESTS)
                        .refillGreedy(REQUESTS_PER_SECOND, Duration.ofSeconds(1)))
            .build();

    final Bucket guesses =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit.capacity(GUESSES).refillGreedy(GUESSES_PER_MINUTE, Duration.ofMinutes(1)))
            .build();
  }
}
