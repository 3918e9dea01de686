package org.strowger.routing.engine.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainHead;
import org.strowger.routing.engine.state.Nanos;
import org.strowger.routing.engine.state.Segment;
import org.strowger.routing.engine.state.WaitStage;

/**
 * A waiting contact in little room: a million may wait. What many have in common is one object for
 * all of them, and times are numbers. It gives back the very contact it was made of.
 */
final class PackedContact {

  private final ConversationId conversationId;
  private final CustomerId customerId;
  private final long arrived;
  private final long sequence;
  private final long enqueued;
  private final Asked asked;
  private final Progress progress;

  PackedContact(Contact.Waiting contact, Asked asked, Progress progress) {
    ContactRequest request = contact.request();
    this.conversationId = request.conversationId();
    this.customerId = request.customerId();
    this.arrived = Nanos.of(request.arrivedAt());
    this.sequence = request.sequence();
    this.enqueued = Nanos.of(contact.segment().enqueuedAt());
    this.asked = asked;
    this.progress = progress;
  }

  /** What a request has in common with others. */
  record Asked(
      ChannelType channel,
      String entryPoint,
      @Nullable ContactLanguage language,
      String entryRule,
      List<SkillLevel> ruleSkills,
      @Nullable AgentId preferredAgent) {

    static Asked of(ContactRequest request) {
      return new Asked(
          request.channel(),
          request.entryPoint(),
          request.language(),
          request.entryRule(),
          request.ruleSkills(),
          request.preferredAgent());
    }
  }

  /** What a segment has in common with others, but for when it began. */
  record Progress(Segment segment, @Nullable WaitStage stage) {

    static Progress of(Contact.Waiting contact) {
      return new Progress(
          contact.segment().withEnqueuedAt(DomainHead.FIRST.time()), contact.stage());
    }
  }

  ConversationId conversationId() {
    return conversationId;
  }

  long sequence() {
    return sequence;
  }

  /** The contact, as it was. */
  Contact.Waiting unpack(ContactId id) {
    return new Contact.Waiting(
        new ContactRequest(
            id,
            conversationId,
            customerId,
            asked.channel(),
            asked.entryPoint(),
            asked.language(),
            Map.of(),
            Nanos.instant(arrived),
            asked.entryRule(),
            asked.ruleSkills(),
            sequence,
            asked.preferredAgent()),
        progress.segment().withEnqueuedAt(Nanos.instant(enqueued)),
        null,
        progress.stage());
  }
}
