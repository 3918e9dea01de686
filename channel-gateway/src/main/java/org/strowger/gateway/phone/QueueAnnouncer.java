package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.live.WaitForecasts;
import org.strowger.gateway.live.WaitingContacts;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.PhoneDriver;

/**
 * Tells callers their place in the queue and how long they will wait: when that changes, and at
 * least every 50 s, for proxies give up a call of which they hear nothing for a minute (RFC 3261,
 * timer C).
 */
@Singleton
public class QueueAnnouncer {

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(50);

  private final GatewayDatabase database;
  private final WaitingContacts waiting;
  private final WaitForecasts forecasts;
  private final Switchboard switchboard;
  private final PhoneDriver driver;
  private final CallLanes lanes;
  private Map<ContactId, Told> told = Map.of();

  public QueueAnnouncer(
      GatewayDatabase database,
      WaitingContacts waiting,
      WaitForecasts forecasts,
      Switchboard switchboard,
      PhoneDriver driver,
      CallLanes lanes) {
    this.database = database;
    this.waiting = waiting;
    this.forecasts = forecasts;
    this.switchboard = switchboard;
    this.driver = driver;
    this.lanes = lanes;
  }

  /** Looks; called again and again by one thread. */
  void run() {
    List<ContactId> callers =
        switchboard.calls().stream()
            .filter(call -> call.stage() instanceof CallStage.Waiting)
            .map(Call::contactId)
            .toList();
    Map<ContactId, Integer> places =
        database.jdbi().withHandle(handle -> waiting.positions(handle, callers));
    var now = new HashMap<ContactId, Told>();
    for (ContactId caller : callers) {
      Told before = told.get(caller);
      int place = places.getOrDefault(caller, before == null ? 0 : before.place());
      WaitForecast forecast = forecasts.of(caller);
      boolean known = before != null && before.holds(place, forecast);
      now.put(caller, known ? before : tell(caller, place, forecast));
    }
    told = now;
    forecasts.ask(callers);
  }

  private Told tell(ContactId caller, int place, @Nullable WaitForecast forecast) {
    lanes.submit(
        caller,
        () -> {
          Call call = switchboard.call(caller);
          if (call != null && call.stage() instanceof CallStage.Waiting) {
            letWait(call, place, forecast);
          }
        });
    return new Told(place, forecast, System.nanoTime());
  }

  private void letWait(Call call, int place, @Nullable WaitForecast forecast) {
    LegId caller = call.customerLeg();
    if (caller != null) {
      driver.letWait(caller, place, forecast);
    }
  }

  private record Told(int place, @Nullable WaitForecast forecast, long at) {

    boolean holds(int placeNow, @Nullable WaitForecast forecastNow) {
      return place == placeNow
          && Objects.equals(forecast, forecastNow)
          && System.nanoTime() - at < LONGEST_SILENCE.toNanos();
    }
  }
}
