package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;

/**
 * One agent's ownership of one contact: {@code Engaged → WrapUp → Done}. It is identified by the
 * offer that was accepted.
 */
public sealed interface AssignmentEvent extends RoutingEvent {

  OfferId offerId();

  ContactId contactId();

  AgentId agentId();

  Instant assignedAt();

  /**
   * The offer was accepted: the agent owns the contact and its segment ends.
   *
   * @param source why its segment began; with CALLBACK the customer has to be dialled
   */
  record ContactAssigned(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant issuedAt,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      QueueId queueId,
      int segment,
      Instant enqueuedAt,
      Instant arrivedAt,
      int cost,
      @Nullable SegmentSource source)
      implements AssignmentEvent {

    /** Of a contact whose segment began by its arrival. */
    public ContactAssigned(
        OfferId offerId,
        ContactId contactId,
        AgentId agentId,
        Instant assignedAt,
        Instant issuedAt,
        ConversationId conversationId,
        CustomerId customerId,
        ChannelType channel,
        QueueId queueId,
        int segment,
        Instant enqueuedAt,
        Instant arrivedAt,
        int cost) {
      this(
          offerId,
          contactId,
          agentId,
          assignedAt,
          issuedAt,
          conversationId,
          customerId,
          channel,
          queueId,
          segment,
          enqueuedAt,
          arrivedAt,
          cost,
          SegmentSource.ARRIVAL);
    }
  }

  /**
   * The agent's ownership ended without the contact ending; it is enqueued again.
   *
   * @param why she handed it back; null: not said, or not by her
   */
  record ContactReturned(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant returnedAt,
      ReturnReason reason,
      @Nullable HandBackReason why)
      implements AssignmentEvent {

    /** Without a word of why. */
    public ContactReturned(
        OfferId offerId,
        ContactId contactId,
        AgentId agentId,
        Instant assignedAt,
        Instant returnedAt,
        ReturnReason reason) {
      this(offerId, contactId, agentId, assignedAt, returnedAt, reason, null);
    }
  }

  /**
   * Work after the contact began.
   *
   * @param endsAt when the clock ends it; null when only the agent does
   */
  record WrapUpStarted(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant startedAt,
      QueuePlan.WrapUp.Mode mode,
      @Nullable Instant endsAt)
      implements AssignmentEvent {}

  /**
   * The disposition of a contact that its customer ended, given in wrap-up.
   *
   * @param by null: the agent
   */
  record DispositionGiven(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant givenAt,
      String disposition,
      Instant arrivedAt,
      @Nullable GivenBy by)
      implements AssignmentEvent {

    /** Given by the agent. */
    public DispositionGiven(
        OfferId offerId,
        ContactId contactId,
        AgentId agentId,
        Instant assignedAt,
        Instant givenAt,
        String disposition,
        Instant arrivedAt) {
      this(offerId, contactId, agentId, assignedAt, givenAt, disposition, arrivedAt, null);
    }
  }

  /** Who said how a contact ended. */
  enum GivenBy {
    AGENT,
    /** Wrap-up ended without a word of the agent: the plan's fallback was taken. */
    PLAN,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /** The customer of a chat was silent for so long that the chat costs its agent nothing. */
  record ChatWentIdle(
      OfferId offerId, ContactId contactId, AgentId agentId, Instant assignedAt, Instant idledAt)
      implements AssignmentEvent {}

  /**
   * The customer of an idle chat wrote again: it holds its cost as before.
   *
   * @param overCapacity the agent took other contacts meanwhile and now holds more than she should
   */
  record ChatWokeUp(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant wokenAt,
      int cost,
      boolean overCapacity)
      implements AssignmentEvent {}

  /** The assignment is done: the contact counts as handled and its capacity is free. */
  record WrapUpEnded(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant endedAt,
      EndedBy by)
      implements AssignmentEvent {}

  /** What ended wrap-up. */
  enum EndedBy {
    AGENT,
    TIMER,
    SUPERVISOR,
    /** The queue has no wrap-up. */
    NONE,
    /** The agent signed off or was removed. */
    SIGN_OFF,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * The agent passed the contact on; her own work after it begins.
   *
   * @param queueId where it waits now
   * @param toAgent to whom it is offered first; null: whose turn it is
   * @param requiredSkills what the next agent must have beyond what was asked so far
   */
  record ContactTransferred(
      OfferId offerId,
      ContactId contactId,
      AgentId agentId,
      Instant assignedAt,
      Instant transferredAt,
      QueueId queueId,
      @Nullable AgentId toAgent,
      ContactCommand.TransferReason reason,
      List<SkillLevel> requiredSkills)
      implements AssignmentEvent {

    public ContactTransferred {
      requiredSkills = requiredSkills == null ? List.of() : List.copyOf(requiredSkills);
    }
  }
}
