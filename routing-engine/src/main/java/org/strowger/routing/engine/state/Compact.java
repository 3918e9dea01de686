package org.strowger.routing.engine.state;

import java.util.HashMap;
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

/**
 * A waiting contact in little room: a million may wait. What many have in common is one object for
 * all of them, and times are numbers. It gives back the very contact it was made of.
 */
final class Compact {

  private final ConversationId conversationId;
  private final CustomerId customerId;
  private final long arrived;
  private final long sequence;
  private final long enqueued;
  private final Asked asked;
  private final Course course;

  private Compact(Contact.Waiting contact, Asked asked, Course course) {
    ContactRequest request = contact.request();
    this.conversationId = request.conversationId();
    this.customerId = request.customerId();
    this.arrived = Nanos.of(request.arrivedAt());
    this.sequence = request.sequence();
    this.enqueued = Nanos.of(contact.segment().enqueuedAt());
    this.asked = asked;
    this.course = course;
  }

  /** What a demand has in common with others. */
  private record Asked(
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

  /** What a stay has in common with others, but for when it began. */
  private record Course(Segment segment, @Nullable WaitStage stage) {

    static Course of(Contact.Waiting contact) {
      return new Course(contact.segment().enqueuedAt(DomainHead.FIRST.time()), contact.stage());
    }
  }

  /** What contacts have in common, each once. */
  static final class Commons {

    /** More different ones than this are not worth knowing. */
    private static final int MOST = 100_000;

    private final Map<Asked, Asked> asked = new HashMap<>();
    private final Map<Course, Course> courses = new HashMap<>();

    /** Null for a contact that has something for itself which cannot be shared. */
    @Nullable Compact compact(Contact.Waiting contact) {
      Segment segment = contact.segment();
      boolean usual =
          contact.lastOffer() == null
              && contact.request().attributes().isEmpty()
              && segment.limit() == null
              && segment.starvedAt() == null
              && exact(contact);
      return usual
          ? new Compact(
              contact,
              common(asked, Asked.of(contact.request())),
              common(courses, Course.of(contact)))
          : null;
    }

    private static boolean exact(Contact.Waiting contact) {
      return Nanos.exact(contact.request().arrivedAt())
          && Nanos.exact(contact.segment().enqueuedAt());
    }

    private static <T> T common(Map<T, T> known, T one) {
      T same = known.get(one);
      if (same == null) {
        if (known.size() == MOST) {
          known.clear();
        }
        known.put(one, one);
      }
      return same == null ? one : same;
    }
  }

  ConversationId conversationId() {
    return conversationId;
  }

  long sequence() {
    return sequence;
  }

  Contact.Waiting contact(ContactId id) {
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
        course.segment().enqueuedAt(Nanos.instant(enqueued)),
        null,
        course.stage());
  }
}
