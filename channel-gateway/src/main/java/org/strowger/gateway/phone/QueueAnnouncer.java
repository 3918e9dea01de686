package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.live.ServiceStatus;
import org.strowger.gateway.live.ServiceStatuses;
import org.strowger.gateway.live.WaitForecasts;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.gateway.phone.driver.QueueNotice;

/**
 * Tells callers their position in the queue and how long they will wait, or that nobody is there:
 * when that changes, and at least every 50 s, for proxies give up a call of which they hear nothing
 * for a minute (RFC 3261, timer C).
 */
@Singleton
public class QueueAnnouncer {

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(50);

  private final WaitForecasts forecasts;
  private final ServiceStatuses services;
  private final Switchboard switchboard;
  private final PhoneDriver driver;
  private final CallExecutor executor;
  private Map<ContactId, Told> told = Map.of();

  public QueueAnnouncer(
      WaitForecasts forecasts,
      ServiceStatuses services,
      Switchboard switchboard,
      PhoneDriver driver,
      CallExecutor executor) {
    this.forecasts = forecasts;
    this.services = services;
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
    Map<ContactId, ServiceStatus> found = services.ofWaiting(callers);
    var now = new HashMap<ContactId, Told>();
    for (ContactId caller : callers) {
      Told before = told.get(caller);
      int position = positions.getOrDefault(caller, before == null ? 0 : before.said().position());
      ServiceStatus service = found.getOrDefault(caller, ServiceStatus.UNKNOWN);
      boolean attended = service.state() != ServiceStatus.State.NOBODY;
      var notice = new QueueNotice(position, forecasts.of(caller), attended);
      now.put(caller, before != null && before.holds(notice) ? before : tell(caller, notice));
    }
    told = now;
    forecasts.ask(callers);
  }

  private Told tell(ContactId caller, QueueNotice notice) {
    executor.submit(
        caller,
        () -> {
          Call call = switchboard.call(caller);
          if (call != null && call.stage() instanceof CallStage.Waiting) {
            letWait(call, notice);
          }
        });
    return new Told(notice, System.nanoTime());
  }

  private void letWait(Call call, QueueNotice notice) {
    LegId caller = call.customerLeg();
    if (caller != null) {
      driver.letWait(caller, notice);
    }
  }

  private record Told(QueueNotice said, long at) {

    boolean holds(QueueNotice now) {
      return said.equals(now) && System.nanoTime() - at < LONGEST_SILENCE.toNanos();
    }
  }
}
