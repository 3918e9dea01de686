package org.strowger.cases;

import java.time.Duration;
import java.time.Instant;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;

/** What the tests are about. */
public final class Fixtures {

  public static final DomainId DEMO = new DomainId("demo");
  public static final AgentId ANNA = new AgentId("u-1001");
  public static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

  private Fixtures() {}

  /** Of conversation {@code v-1}; it arrived a minute before. */
  public static ContactAssigned assigned(String contact, int attempt, Instant at) {
    return assigned("v-1", contact, attempt, at);
  }

  public static ContactAssigned assigned(
      String conversation, String contact, int attempt, Instant at) {
    return assigned(ChannelType.EMAIL, conversation, contact, attempt, at);
  }

  public static ContactAssigned assigned(
      ChannelType channel, String conversation, String contact, int attempt, Instant at) {
    var contactId = new ContactId(contact);
    Instant arrived = at.minus(Duration.ofMinutes(1));
    return new ContactAssigned(
        new OfferId(contactId, attempt),
        contactId,
        ANNA,
        at,
        at.minusSeconds(5),
        new ConversationId(conversation),
        new CustomerId("k-" + conversation),
        channel,
        new QueueId("support-mail"),
        attempt,
        arrived,
        arrived,
        20);
  }
}
