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
import org.strowger.contracts.plan.SkillLevel;

/**
 * A consult's life: started, perhaps answered, then completed or ended. Its offers are {@link
 * OfferEvent}s with source CONSULT, and whoever accepts one holds it by a {@link
 * AssignmentEvent.ContactAssigned} of that source, without wrap-up. It is in no segment and counts
 * as no contact.
 */
public sealed interface ConsultEvent extends RoutingEvent {

  ContactId consultId();

  /** What is asked about. */
  ContactId contactId();

  /** Who asked. */
  AgentId agentId();

  Instant startedAt();

  /**
   * The consult waits for somebody to answer.
   *
   * @param offerId the assignment of the agent who asks
   * @param toAgent who is asked; null: whose turn it is
   * @param priority that of the contact, 1 (first) to 9
   * @param requiredSkills what is asked beyond what the contact asks for
   * @param expiresAt when it ends unless somebody has answered
   */
  record ConsultStarted(
      ContactId consultId,
      ContactId contactId,
      AgentId agentId,
      Instant startedAt,
      OfferId offerId,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      QueueId queueId,
      @Nullable AgentId toAgent,
      int priority,
      List<SkillLevel> requiredSkills,
      Instant expiresAt)
      implements ConsultEvent {

    public ConsultStarted {
      requiredSkills = requiredSkills == null ? List.of() : List.copyOf(requiredSkills);
    }
  }

  /** The two are in touch. */
  record ConsultAnswered(
      ContactId consultId,
      ContactId contactId,
      AgentId agentId,
      Instant startedAt,
      AgentId consultedAgent,
      Instant answeredAt)
      implements ConsultEvent {}

  /** The contact goes over to the agent who was asked; events of a transfer to her follow. */
  record ConsultCompleted(
      ContactId consultId,
      ContactId contactId,
      AgentId agentId,
      Instant startedAt,
      AgentId consultedAgent,
      Instant completedAt)
      implements ConsultEvent {}

  /**
   * The consult is over and changed nothing about its contact.
   *
   * @param consultedAgent who had answered; null when nobody had
   */
  record ConsultEnded(
      ContactId consultId,
      ContactId contactId,
      AgentId agentId,
      Instant startedAt,
      @Nullable AgentId consultedAgent,
      Instant endedAt,
      How how)
      implements ConsultEvent {}

  /** What ended a consult. */
  enum How {
    /** The agent who asked took it back. */
    CANCELLED,
    /** The agent who was asked ended it. */
    LEFT,
    /** Whoever could be asked declined. */
    DECLINED,
    /** Nobody answered in time. */
    EXPIRED,
    /** Nobody who could answer is there, or she who was asked is there no more. */
    NOBODY_THERE,
    /** The agent who was asked signed off or was away for too long. */
    AGENT_GONE,
    CONTACT_ENDED,
    /** The contact is no longer with the agent who asked. */
    CONTACT_MOVED,
    SUPERVISOR,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
