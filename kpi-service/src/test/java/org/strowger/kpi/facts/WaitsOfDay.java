package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.Random;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.contracts.routing.WaitForecast;

/** What customers were told of their wait; now and then nothing was known. */
final class WaitsOfDay {

  private WaitsOfDay() {}

  static void random(DayOfContacts day, long seed, int waits, Instant start) {
    var random = new Random(seed);
    Instant now = start;
    for (int i = 0; i < waits; i++) {
      now = now.plusMillis(1 + random.nextInt(200_000));
      int ahead = random.nextInt(20);
      WaitForecast forecast = ahead == 0 ? null : new WaitForecast(ahead * 20, ahead * 45);
      day.tell(
          now,
          new WaitForecasted(
              new ContactId("c-" + i),
              start,
              1,
              start,
              new QueueId("support-mail"),
              now,
              ahead,
              forecast));
    }
  }
}
