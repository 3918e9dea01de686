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
import org.strowger.gateway.live.WaitForecasts;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.PhoneDriver;

/**
 * Tells callers their position in the queue and how long they will wait: when that changes, and at
 * least every 50 s, for proxies give up a call of which they hear nothing for a minute (RFC 3261,
 * timer C).
 */
@Singleton
public class QueueAnnouncer {

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(50);

  private final WaitForecasts forecasts;
  private final Switchboard switchboard;
  private final PhoneDriver driver;
  private final CallExecutor executor;
  private Map<ContactId, Told> told = Map.of();

  public QueueAnnouncer(
      WaitForecasts forecasts, Switchboard switchboard, PhoneDriver driver, CallExecutor executor) {
    this.forecasts = forecasts;
    this.switchboard = switchboard;
    this.driver = driver;
    this.executor = executor;
  }

  /** Looks; called again and again by one thread. */
  void run() {
    List<ContactId> callers =
        switchboard.calls().stream()
            .filter(call -> call.stage() instanceof CallStage.Waiting)
            .map(Call::contactId)
            .toList();
    Map<ContactId, Integer> positions = forecasts.positions(callers);
    var now = new HashMap<ContactId, Told>();
    for (ContactId caller : callers) {
      Told before = told.get(caller);
      int position = positions.getOrDefault(caller, before == null ? 0 : before.position());
      WaitForecast forecast = forecasts.of(caller);
      boolean known = before != null && before.holds(position, forecast);
      now.put(caller, known ? before : tell(caller, position, forecast));
    }
    told = now;
    forecasts.ask(callers);
  }

  private Told tell(ContactId caller, int position, @Nullable WaitForecast forecast) {
    executor.submit(
        caller,
        () -> {
          Call call = switchboard.call(caller);
          if (call != null && call.stage() instanceof CallStage.Waiting) {
            letWait(call, position, forecast);
          }
        });
    return new Told(position, forecast, System.nanoTime());
  }

  private void letWait(Call call, int position, @Nullable WaitForecast forecast) {
    LegId caller = call.customerLeg();
    if (caller != null) {
      driver.letWait(caller, position, forecast);
    }
  }

  private record Told(int position, @Nullable WaitForecast forecast, long at) {

    boolean holds(int positionNow, @Nullable WaitForecast forecastNow) {
      return position == positionNow
          && Objects.equals(forecast, forecastNow)
          && System.nanoTime() - at < LONGEST_SILENCE.toNanos();
    }
  }
}
