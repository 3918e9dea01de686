package org.strowger.contracts.routing;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.SkillLevel;

/** A contact's way from arrival to end. */
public sealed interface ContactEvent extends RoutingEvent {

  ContactId contactId();

  /** When the contact arrived: the day its facts are filed under. */
  Instant arrivedAt();

  /**
   * A new contact; the first event of each.
   *
   * @param preferredAgent who should have it if she can soon; null when nobody is preferred
   * @param direction null: the customer began it
   * @param caseId the case that asks for the work; null when none is known
   */
  record ContactOpened(
      ContactId contactId,
      Instant arrivedAt,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      String entryPoint,
      @Nullable ContactLanguage language,
      Map<String, String> attributes,
      String entryRule,
      @Nullable AgentId preferredAgent,
      @Nullable Direction direction,
      @Nullable CaseId caseId)
      implements ContactEvent {

    public ContactOpened {
      attributes =
          attributes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** A customer's contact of no case that is known, that prefers no agent. */
    public ContactOpened(
        ContactId contactId,
        Instant arrivedAt,
        ConversationId conversationId,
        CustomerId customerId,
        ChannelType channel,
        String entryPoint,
        @Nullable ContactLanguage language,
        Map<String, String> attributes,
        String entryRule) {
      this(
          contactId,
          arrivedAt,
          conversationId,
          customerId,
          channel,
          entryPoint,
          language,
          attributes,
          entryRule,
          null,
          null,
          null);
    }
  }

  /**
   * A further demand of the conversation belongs to this contact.
   *
   * @param proposedId the id the demand would have opened
   * @param agentId who is engaged with the contact or offered it, if anyone
   */
  record ContactJoined(
      ContactId contactId,
      Instant arrivedAt,
      ContactId proposedId,
      ConversationId conversationId,
      @Nullable AgentId agentId)
      implements ContactEvent {}

  /**
   * The contact waits: a segment starts.
   *
   * @param segment 1 for the contact's first stay in a queue
   * @param priority 1 (first) to 9
   * @param requiredSkills all that an agent must have, the queue's and the entry rule's
   * @param requiredLanguage null when the queue asks for none
   * @param boostSeconds it is ranked as if it had arrived so much earlier; null: not
   */
  record ContactEnqueued(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      ChannelType channel,
      int priority,
      List<SkillLevel> requiredSkills,
      @Nullable RequiredLanguage requiredLanguage,
      SegmentSource source,
      @Nullable Integer boostSeconds)
      implements ContactEvent {

    public ContactEnqueued {
      requiredSkills = List.copyOf(requiredSkills);
    }

    /** A contact that is ranked by its age. */
    public ContactEnqueued(
        ContactId contactId,
        Instant arrivedAt,
        int segment,
        Instant enqueuedAt,
        QueueId queueId,
        ChannelType channel,
        int priority,
        List<SkillLevel> requiredSkills,
        @Nullable RequiredLanguage requiredLanguage,
        SegmentSource source) {
      this(
          contactId,
          arrivedAt,
          segment,
          enqueuedAt,
          queueId,
          channel,
          priority,
          requiredSkills,
          requiredLanguage,
          source,
          null);
    }
  }

  /**
   * @param level 1–5
   */
  record RequiredLanguage(String tag, int level) {}

  /**
   * No agent of the roster meets any step of the queue's requirements: it waits for another plan.
   */
  record ContactUnroutable(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant detectedAt)
      implements ContactEvent {}

  /** The contact is older than its queue's bound: from now on it comes before all priorities. */
  record ContactStarved(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant starvedAt)
      implements ContactEvent {}

  /** The customer left before an agent had the contact: segment and contact end. */
  record ContactAbandoned(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant abandonedAt,
      ContactCommand.WithdrawContact.Reason reason)
      implements ContactEvent {}

  /** The contact waits on for an agent who calls the customer back: its segment ends. */
  record CallbackRequested(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant requestedAt,
      ContactCommand.CallbackReason reason)
      implements ContactEvent {}

  /**
   * The customer was dialled.
   *
   * @param attempt from 1
   * @param agentId for whom; null in events written before it was told
   */
  record CallbackReported(
      ContactId contactId,
      Instant arrivedAt,
      Instant reportedAt,
      int attempt,
      ContactCommand.CallbackOutcome outcome,
      @Nullable AgentId agentId)
      implements ContactEvent {

    /** For an agent who is not told. */
    public CallbackReported(
        ContactId contactId,
        Instant arrivedAt,
        Instant reportedAt,
        int attempt,
        ContactCommand.CallbackOutcome outcome) {
      this(contactId, arrivedAt, reportedAt, attempt, outcome, null);
    }
  }

  /**
   * The contact is in no queue until a time, then it is enqueued again.
   *
   * @param queueId where it will wait
   */
  record ContactDeferred(
      ContactId contactId,
      Instant arrivedAt,
      QueueId queueId,
      Instant deferredAt,
      Instant until,
      DeferReason reason)
      implements ContactEvent {}

  /** The contact waited as long as its queue allows: segment and contact end. */
  record ContactExpired(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant expiredAt)
      implements ContactEvent {}

  /**
   * The contact ended while an agent had it.
   *
   * @param disposition null when it did not end by the agent; see {@link
   *     AssignmentEvent.DispositionGiven}
   * @param by null in events written before there were others than the agent
   */
  record ContactClosed(
      ContactId contactId,
      Instant arrivedAt,
      ConversationId conversationId,
      CustomerId customerId,
      AgentId agentId,
      Instant assignedAt,
      Instant closedAt,
      @Nullable String disposition,
      @Nullable ClosedBy by)
      implements ContactEvent {

    /** A contact that its agent ended. */
    public ContactClosed(
        ContactId contactId,
        Instant arrivedAt,
        ConversationId conversationId,
        CustomerId customerId,
        AgentId agentId,
        Instant assignedAt,
        Instant closedAt,
        String disposition) {
      this(
          contactId,
          arrivedAt,
          conversationId,
          customerId,
          agentId,
          assignedAt,
          closedAt,
          disposition,
          ClosedBy.AGENT);
    }
  }

  /**
   * More is known of the contact.
   *
   * @param language as it is now
   * @param attributes all it has now
   */
  record ContactUpdated(
      ContactId contactId,
      Instant arrivedAt,
      Instant updatedAt,
      @Nullable ContactLanguage language,
      Map<String, String> attributes)
      implements ContactEvent {

    public ContactUpdated {
      attributes =
          attributes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
  }

  /**
   * A supervisor changed the place of a contact in line.
   *
   * @param before the priority it had
   */
  record ContactReprioritised(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant changedAt,
      int before,
      int priority)
      implements ContactEvent {}

  /** The contact left the line of this queue for another: its segment ends. */
  record ContactMoved(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant movedAt,
      MoveReason reason)
      implements ContactEvent {}

  /** A supervisor ended the contact before an agent had it: segment and contact end. */
  record ContactDismissed(
      ContactId contactId,
      Instant arrivedAt,
      int segment,
      Instant enqueuedAt,
      QueueId queueId,
      Instant dismissedAt,
      ContactCommand.DismissReason reason)
      implements ContactEvent {}

  /**
   * An agent began the contact: it is hers without having waited.
   *
   * @param queueId whose rules hold for it
   */
  record OutboundStarted(
      ContactId contactId, Instant arrivedAt, QueueId queueId, AgentId agentId, Instant startedAt)
      implements ContactEvent {}
}
