package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent;
import org.strowger.contracts.routing.WaitEvent.ArrivalDenied;
import org.strowger.contracts.routing.WaitEvent.ContactOverflowed;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.contracts.routing.WaitForecast;

/** Turns events of contacts that a queue does not let in, and forecasts of waits, into rows. */
final class WaitFacts {

  private WaitFacts() {}

  static List<FactRow> of(DomainId domain, WaitEvent event) {
    return switch (event) {
      case ContactRefused refused -> onRefused(domain, refused);
      case ContactOverflowed overflowed -> onOverflowed(domain, overflowed);
      case WaitForecasted forecasted -> List.of(onForecasted(domain, forecasted));
      case ArrivalDenied _ -> List.of();
    };
  }

  /** The contact ends, and a segment that ends as it begins. */
  private static List<FactRow> onRefused(DomainId domain, ContactRefused event) {
    FactRow contact =
        FactTable.CONTACT
            .row(domain, event.arrivedAt(), event.contactId())
            .with("refused_at", event.refusedAt())
            .with("refuse_reason", event.reason());
    Integer segment = event.segment();
    if (segment == null) {
      return List.of(contact);
    }
    return List.of(
        contact,
        withoutLength(domain, event.refusedAt(), event, segment)
            .with("queue_id", event.queueId())
            .with("channel", event.channel())
            .with("refused_at", event.refusedAt())
            .with("refuse_reason", event.reason()));
  }

  private static List<FactRow> onOverflowed(DomainId domain, ContactOverflowed event) {
    Integer segment = event.segment();
    if (segment == null) {
      return List.of();
    }
    return List.of(
        withoutLength(domain, event.overflowedAt(), event, segment)
            .with("queue_id", event.queueId())
            .with("channel", event.channel())
            .with("moved_at", event.overflowedAt())
            .with("move_reason", "OVERFLOW"));
  }

  /** A segment that ends as it begins, since its queue does not let the contact in. */
  private static FactRow withoutLength(DomainId domain, Instant at, WaitEvent event, int segment) {
    return FactTable.SEGMENT
        .row(domain, at, event.contactId(), segment)
        .with("arrived_at", event.arrivedAt())
        .with("source", segment == 0 ? SegmentSource.ARRIVAL : SegmentSource.OVERFLOW);
  }

  private static FactRow onForecasted(DomainId domain, WaitForecasted event) {
    WaitForecast forecast = event.forecast();
    FactRow row =
        FactTable.WAIT_FORECAST
            .row(domain, event.forecastAt(), event.contactId())
            .with("segment", event.segment())
            .with("enqueued_at", event.enqueuedAt())
            .with("queue_id", event.queueId())
            .with("ahead", event.ahead());
    return forecast == null
        ? row
        : row.with("p50_seconds", forecast.p50Seconds()).with("p90_seconds", forecast.p90Seconds());
  }
}
