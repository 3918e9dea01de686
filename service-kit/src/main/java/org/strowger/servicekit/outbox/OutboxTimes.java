package org.strowger.servicekit.outbox;

import java.time.Duration;

/**
 * @param poll how long rows wait at most when nobody wakes the relay
 * @param lease how long a shard stays with a replica that is silent
 * @param patience how long a record may wait for its acknowledgement; well below the lease
 * @param resend when a row that awaits an event is sent again
 * @param batch how many rows are read at once
 */
record OutboxTimes(Duration poll, Duration lease, Duration patience, Duration resend, int batch) {

  static final OutboxTimes USUAL =
      new OutboxTimes(
          Duration.ofMillis(250),
          Duration.ofSeconds(6),
          Duration.ofSeconds(3),
          Duration.ofSeconds(30),
          500);
}
