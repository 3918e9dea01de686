package org.strowger.contracts.routing;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;

/** What happens to contacts, said by the gateway or a supervisor. */
public sealed interface ContactCommand extends RoutingCommand {

  ContactId contactId();

  /**
   * A customer's demand. It joins the conversation's contact that has not ended, or opens a contact
   * with the id proposed here. Calls never join.
   *
   * @param contactId the id if a contact is opened; the same demand always proposes the same id
   * @param entryPoint the name of what was written to or dialled, never an address of a customer
   * @param language null when nothing tells it
   * @param attributes only those the plan declares
   * @param arrivedAt the gateway's commit time; the engine clamps it to the last 7 days
   */
  record RouteContact(
      ContactId contactId,
      ConversationId conversationId,
      CustomerId customerId,
      ChannelType channel,
      String entryPoint,
      @Nullable ContactLanguage language,
      Map<String, String> attributes,
      Instant arrivedAt)
      implements ContactCommand {

    public RouteContact {
      attributes =
          attributes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
  }

  /** The customer left. Of an unknown contact it is kept, so that a later arrival is refused. */
  record WithdrawContact(ContactId contactId, Reason reason) implements ContactCommand {

    /** Why a customer is gone. */
    public enum Reason {
      CUSTOMER_LEFT,
      CHANNEL_CLOSED
    }
  }

  /**
   * Puts an assigned contact back in line at its original age.
   *
   * @param agentId the agent who hands it back and must own it; null when somebody else decided
   */
  record ReturnContact(ContactId contactId, ReturnReason reason, @Nullable AgentId agentId)
      implements ContactCommand {}
}
