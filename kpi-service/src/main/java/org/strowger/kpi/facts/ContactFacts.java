package org.strowger.kpi.facts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.kpi.facts.FactRow.JsonValue;

/** What events about contacts say about contacts and segments. */
final class ContactFacts {

  private ContactFacts() {}

  static List<FactRow> of(DomainId domain, long planVersion, ContactEvent event) {
    return switch (event) {
      case ContactOpened opened -> onOpened(domain, opened);
      case ContactEnqueued enqueued -> onEnqueued(domain, planVersion, enqueued);
      case ContactAbandoned abandoned -> onAbandoned(domain, abandoned);
      case ContactClosed closed -> onClosed(domain, closed);
      case ContactJoined _,
          ContactEvent.CallbackRequested _,
          ContactEvent.CallbackReported _,
          ContactEvent.ContactDeferred _,
          ContactEvent.ContactUnroutable _,
          ContactEvent.ContactStarved _,
          ContactEvent.ContactUpdated _,
          ContactEvent.ContactReprioritised _,
          ContactEvent.ContactMoved _,
          ContactEvent.ContactDismissed _,
          ContactEvent.ContactRefused _,
          ContactEvent.ContactOverflowed _,
          ContactEvent.OutboundStarted _,
          ContactEvent.ContactExpired _ ->
          List.of();
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

  private static List<FactRow> onClosed(DomainId domain, ContactClosed event) {
    return List.of(
        contact(domain, event)
            .with("closed_at", event.closedAt())
            .with("closed_by", event.agentId())
            .with("disposition", event.disposition()));
  }
}
