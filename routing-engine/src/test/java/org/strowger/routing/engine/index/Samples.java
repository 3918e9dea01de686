package org.strowger.routing.engine.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan.Ranking;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.Segment;

/** Entities for the tests of indexes. */
final class Samples {

  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private Samples() {}

  static Contact.Waiting waiting(
      int number,
      String queue,
      ChannelType channel,
      @Nullable String language,
      @Nullable String preferred,
      Instant enqueuedAt) {
    var request =
        new ContactRequest(
            new ContactId("c" + number),
            new ConversationId("v" + number),
            new CustomerId("k" + number),
            channel,
            queue,
            language == null
                ? null
                : new ContactLanguage(language, ContactLanguage.Source.DETECTED, 90),
            Map.of(),
            enqueuedAt,
            queue,
            List.of(),
            number,
            preferred == null ? null : new AgentId(preferred));
    var segment =
        new Segment(new QueueId(queue), 1, enqueuedAt, 5, 0, null, null, null, null, null);
    return new Contact.Waiting(request, segment, null);
  }

  static OfferIssued offer(Contact.Waiting contact, AgentId agentId, int cost, Instant now) {
    return new OfferIssued(
        new OfferId(contact.id(), contact.segment().attempts() + 1),
        agentId,
        now,
        now.plusSeconds(30),
        contact.id(),
        contact.request().conversationId(),
        contact.request().customerId(),
        contact.request().channel(),
        contact.segment().queueId(),
        contact.segment().number(),
        contact.segment().enqueuedAt(),
        contact.request().arrivedAt(),
        cost,
        OfferMode.OFFERED,
        new OfferWhy(
            OfferWhy.Trigger.CONTACT_ARRIVED,
            0,
            Ranking.LONGEST_AVAILABLE,
            "",
            1,
            Map.of(),
            List.of()));
  }

  static ContactAssigned assigned(OfferIssued offer, Instant now) {
    return new ContactAssigned(
        offer.offerId(),
        offer.contactId(),
        offer.agentId(),
        now,
        offer.issuedAt(),
        offer.conversationId(),
        offer.customerId(),
        offer.channel(),
        offer.queueId(),
        offer.segment(),
        offer.enqueuedAt(),
        offer.arrivedAt(),
        offer.cost(),
        SegmentSource.ARRIVAL);
  }
}
