package org.strowger.kpi.facts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.ContactEvent.CallbackReported;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactDismissed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactMoved;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactEvent.ContactReprioritised;
import org.strowger.contracts.routing.ContactEvent.ContactStarved;
import org.strowger.contracts.routing.ContactEvent.ContactUnroutable;
import org.strowger.contracts.routing.ContactEvent.ContactUpdated;
import org.strowger.contracts.routing.ContactEvent.OutboundStarted;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.kpi.facts.FactRow.JsonValue;

/** Turns events of contacts into rows of contacts, segments, callbacks and deferrals. */
final class ContactFacts {

  private ContactFacts() {}

  static List<FactRow> of(DomainId domain, long planVersion, ContactEvent event) {
    return switch (event) {
      case ContactOpened opened -> onOpened(domain, opened);
      case ContactEnqueued enqueued -> onEnqueued(domain, planVersion, enqueued);
      case ContactAbandoned abandoned -> onAbandoned(domain, abandoned);
      case ContactClosed closed -> onClosed(domain, closed);
      case CallbackRequested requested -> onCallbackRequested(domain, requested);
      case CallbackReported reported -> onCallbackReported(domain, reported);
      case ContactDeferred deferred -> onDeferred(domain, deferred);
      case ContactExpired expired -> onExpired(domain, expired);
      case ContactMoved moved -> onMoved(domain, moved);
      case ContactDismissed dismissed -> onDismissed(domain, dismissed);
      case OutboundStarted started ->
          List.of(contact(domain, started).with("outbound_at", started.startedAt()));
      case ContactJoined _, ContactUnroutable _, ContactStarved _ -> List.of();
      case ContactUpdated _, ContactReprioritised _ -> List.of();
    };
  }

  private static FactRow contact(DomainId domain, ContactEvent event) {
    return FactTable.CONTACT.row(domain, event.arrivedAt(), event.contactId());
  }

  private static List<FactRow> onOpened(DomainId domain, ContactOpened event) {
    ContactLanguage language = event.language();
    return List.of(
        contact(domain, event)
            .with("conversation_id", event.conversationId())
            .with("customer_id", event.customerId())
            .with("channel", event.channel())
            .with("entry_point", event.entryPoint())
            .with("entry_rule", event.entryRule())
            .with("language", language == null ? null : language.tag()));
  }

  private static List<FactRow> onEnqueued(
      DomainId domain, long planVersion, ContactEnqueued event) {
    return List.of(
        FactTable.SEGMENT
            .row(domain, event.enqueuedAt(), event.contactId(), event.segment())
            .with("arrived_at", event.arrivedAt())
            .with("queue_id", event.queueId())
            .with("channel", event.channel())
            .with("priority", event.priority())
            .with("source", event.source())
            .with("required", new JsonValue(required(event)))
            .with("plan_version", planVersion));
  }

  private static Map<String, @Nullable Object> required(ContactEnqueued event) {
    Map<String, @Nullable Object> required = new TreeMap<>();
    required.put("skills", event.requiredSkills());
    required.put("language", event.requiredLanguage());
    return required;
  }

  private static List<FactRow> onAbandoned(DomainId domain, ContactAbandoned event) {
    return List.of(
        contact(domain, event)
            .with("abandoned_at", event.abandonedAt())
            .with("abandon_reason", event.reason()),
        FactTable.SEGMENT
            .row(domain, event.enqueuedAt(), event.contactId(), event.segment())
            .with("abandoned_at", event.abandonedAt())
            .with("abandon_reason", event.reason()));
  }

  private static List<FactRow> onCallbackRequested(DomainId domain, CallbackRequested event) {
    return List.of(
        FactTable.SEGMENT
            .row(domain, event.enqueuedAt(), event.contactId(), event.segment())
            .with("callback_at", event.requestedAt())
            .with("callback_reason", event.reason()));
  }

  private static List<FactRow> onCallbackReported(DomainId domain, CallbackReported event) {
    return List.of(
        FactTable.CALLBACK_ATTEMPT
            .row(domain, event.arrivedAt(), event.contactId(), event.attempt())
            .with("reported_at", event.reportedAt())
            .with("outcome", event.outcome()));
  }

  private static List<FactRow> onDeferred(DomainId domain, ContactDeferred event) {
    return List.of(
        FactTable.DEFERRAL
            .row(domain, event.deferredAt(), event.contactId())
            .with("arrived_at", event.arrivedAt())
            .with("queue_id", event.queueId())
            .with("until", event.until())
            .with("reason", event.reason()));
  }

  private static List<FactRow> onExpired(DomainId domain, ContactExpired event) {
    return List.of(
        contact(domain, event).with("expired_at", event.expiredAt()),
        FactTable.SEGMENT
            .row(domain, event.enqueuedAt(), event.contactId(), event.segment())
            .with("expired_at", event.expiredAt()));
  }

  private static List<FactRow> onMoved(DomainId domain, ContactMoved event) {
    return List.of(
        FactTable.SEGMENT
            .row(domain, event.enqueuedAt(), event.contactId(), event.segment())
            .with("moved_at", event.movedAt())
            .with("move_reason", event.reason()));
  }

  private static List<FactRow> onDismissed(DomainId domain, ContactDismissed event) {
    return List.of(
        contact(domain, event)
            .with("dismissed_at", event.dismissedAt())
            .with("dismiss_reason", event.reason()),
        FactTable.SEGMENT
            .row(domain, event.enqueuedAt(), event.contactId(), event.segment())
            .with("dismissed_at", event.dismissedAt())
            .with("dismiss_reason", event.reason()));
  }

  private static List<FactRow> onClosed(DomainId domain, ContactClosed event) {
    return List.of(
        contact(domain, event)
            .with("closed_at", event.closedAt())
            .with("closed_by", event.agentId())
            .with("closed_how", event.by())
            .with("disposition", event.disposition()));
  }
}
