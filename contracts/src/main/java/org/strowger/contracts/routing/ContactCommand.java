package org.strowger.contracts.routing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
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

/** What happens to contacts, said by the gateway or a supervisor. */
public sealed interface ContactCommand extends RoutingCommand {

  ContactId contactId();

  /**
   * A customer's demand. It joins the conversation's contact that has not ended, or opens a contact
   * with the id proposed here. Calls and tasks never join.
   *
   * @param contactId the id if a contact is opened; the same demand always proposes the same id
   * @param entryPoint the name of what was written to or dialled, never an address of a customer
   * @param language null when nothing tells it
   * @param attributes only those the plan declares
   * @param arrivedAt the gateway's commit time; the engine clamps it to the last 7 days
   * @param preferredAgent who should have it if she can soon: the customer's last agent or a named
   *     one; null when nobody is preferred
   * @param caseId the case that asks for the work, for a TASK; null when none is known
   * @param customerTier a code such as {@code gold}; null when the customer has none
   */
  record RouteContact(
      ContactId contactId,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      String entryPoint,
      @Nullable ContactLanguage language,
      Map<String, String> attributes,
      Instant arrivedAt,
      @Nullable AgentId preferredAgent,
      @Nullable CaseId caseId,
      @Nullable String customerTier)
      implements ContactCommand {

    public RouteContact {
      attributes =
          attributes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** A demand of no case that is known, of a customer without tier, that prefers no agent. */
    public RouteContact(
        ContactId contactId,
        ConversationId conversationId,
        CustomerId customerId,
        ChannelType channel,
        String entryPoint,
        @Nullable ContactLanguage language,
        Map<String, String> attributes,
        Instant arrivedAt) {
      this(
          contactId,
          conversationId,
          customerId,
          channel,
          entryPoint,
          language,
          attributes,
          arrivedAt,
          null,
          null,
          null);
    }
  }

  /**
   * The customer is gone, or the call or chat is over. A waiting or offered contact is abandoned,
   * one an agent is engaged with is closed without a disposition and its wrap-up begins. Of an
   * unknown contact it is kept, so that a later arrival is refused.
   */
  record WithdrawContact(ContactId contactId, Reason reason) implements ContactCommand {

    /** Why a customer is gone. */
    public enum Reason {
      CUSTOMER_LEFT,
      CHANNEL_CLOSED,
      /** The agent ended the call on the phone or the desk. */
      AGENT_HUNG_UP,
      /** The gateway that carried a talking call or a chat came down. */
      GATEWAY_RESTART,
      @JsonEnumDefaultValue
      UNKNOWN
    }
  }

  /**
   * The waiting contact keeps its place without its customer; when its turn comes the agent's phone
   * rings first, then the customer is dialled. Allowed while waiting, deferred or offered; a
   * standing offer is revoked.
   */
  record RequestCallback(ContactId contactId, CallbackReason reason) implements ContactCommand {}

  /** Why a customer is called back. */
  enum CallbackReason {
    CUSTOMER_ASKED,
    MAXIMUM_WAIT,
    /** Its queue had no place on the line for it. */
    NOT_LET_IN,
    GATEWAY_RESTART,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * What became of dialling the customer of an assigned callback. REACHED changes nothing but is
   * kept; else the agent is free again and the next attempt comes after the queue's gap, or after
   * the last one the contact is closed.
   */
  record ReportCallback(ContactId contactId, CallbackOutcome outcome) implements ContactCommand {}

  /** What became of an attempt. */
  enum CallbackOutcome {
    REACHED,
    BUSY,
    NO_ANSWER,
    FAILED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * Puts an assigned contact back in line at its original age.
   *
   * @param agentId the agent who hands it back and must own it; null when somebody else decided
   * @param why she hands it back; null: not said
   */
  record ReturnContact(
      ContactId contactId,
      ReturnReason reason,
      @Nullable AgentId agentId,
      @Nullable HandBackReason why)
      implements ContactCommand {

    /** Without a word of why. */
    public ReturnContact(ContactId contactId, ReturnReason reason, @Nullable AgentId agentId) {
      this(contactId, reason, agentId, null);
    }
  }

  /**
   * What became known of a contact after it came. Entry rules are not asked again.
   *
   * @param language null leaves it
   * @param attributes added to those it has; only those the plan declares
   */
  record UpdateContact(
      ContactId contactId, @Nullable ContactLanguage language, Map<String, String> attributes)
      implements ContactCommand {

    public UpdateContact {
      attributes =
          attributes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
  }

  /** An agent's message went out in a chat: it is not idle, even if its customer is silent. */
  record ReportMessage(ContactId contactId) implements ContactCommand {}

  /**
   * A supervisor gives a contact that no agent has another priority.
   *
   * @param priority 1 (first) to 9
   */
  record Reprioritise(ContactId contactId, int priority) implements ContactCommand {}

  /** A supervisor puts a contact into a queue, wherever it stands, at its original age. */
  record Requeue(ContactId contactId, QueueId queueId) implements ContactCommand {}

  /**
   * A supervisor gives a contact to an agent, wherever it stands and whatever else she holds. A
   * call is offered to her, since her phone has to ring.
   */
  record AssignContact(ContactId contactId, AgentId agentId) implements ContactCommand {}

  /** A supervisor ends a contact, wherever it stands. */
  record DismissContact(ContactId contactId, DismissReason reason) implements ContactCommand {}

  /** Why a supervisor ends a contact. */
  enum DismissReason {
    /** Not a customer's demand. */
    SPAM,
    DUPLICATE,
    /** Settled without an agent. */
    SETTLED,
    OTHER,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * Passes an assigned contact on; conversation and original age stay.
   *
   * @param agentId who passes it on and must own it; null when a supervisor does
   * @param toQueue where it waits then; null: where it was
   * @param toAgent to whom it is offered first; null: whose turn it is
   * @param requiredSkills what the next agent must have beyond what was asked so far: an escalation
   * @param priority 1 (first) to 9; null leaves it
   */
  record TransferContact(
      ContactId contactId,
      @Nullable AgentId agentId,
      @Nullable QueueId toQueue,
      @Nullable AgentId toAgent,
      List<SkillLevel> requiredSkills,
      @Nullable Integer priority,
      TransferReason reason)
      implements ContactCommand {

    public TransferContact {
      requiredSkills = requiredSkills == null ? List.of() : List.copyOf(requiredSkills);
    }
  }

  /** Why a contact is passed on. */
  enum TransferReason {
    WRONG_QUEUE,
    SKILL_NEEDED,
    LANGUAGE_NEEDED,
    ESCALATION,
    OTHER,
    /** The agent who was asked takes it over. */
    CONSULTED,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
