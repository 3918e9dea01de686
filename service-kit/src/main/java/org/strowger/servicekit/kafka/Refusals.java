package org.strowger.servicekit.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jboss.logging.Logger;

/**
 * What is said when the broker does not let this process in: one line for all its clients, which
 * try again for ever.
 */
final class Refusals {

  private static final Logger LOG = Logger.getLogger(KafkaClients.class);
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final int MAX_CAUSES = 10;

  private Instant silentUntil = Instant.MIN;

  /** False when this failure is another one. */
  boolean tell(Throwable failure) {
    Optional<Throwable> refusal =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(MAX_CAUSES)
            .filter(AuthenticationException.class::isInstance)
            .findFirst();
    refusal.ifPresent(this::tellOnce);
    return refusal.isPresent();
  }

  private synchronized void tellOnce(Throwable refusal) {
    Instant now = Instant.now();
    if (now.isBefore(silentUntil)) {
      return;
    }
    silentUntil = now.plus(SILENCE);
    LOG.errorf(
        "Expected the broker to let this process in but got %s: check kafka.security.protocol,"
            + " kafka.sasl.* and kafka.ssl.*",
        refusal.getClass().getSimpleName());
  }
}
