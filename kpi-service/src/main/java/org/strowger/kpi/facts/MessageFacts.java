package org.strowger.kpi.facts;

import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.ChannelFact.MessageDelivered;
import org.strowger.contracts.fact.ChannelFact.MessageFailed;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.fact.ChannelFact.MessageSent;

/** Turns events of messages into rows of messages. */
final class MessageFacts {

  private MessageFacts() {}

  static FactRow onDelivered(MessageDelivered fact) {
    return FactTable.MESSAGE
        .row(fact.domainId(), fact.sentAt(), fact.messageId())
        .with("delivered_at", fact.deliveredAt());
  }

  static FactRow onFailed(MessageFailed fact) {
    return FactTable.MESSAGE
        .row(fact.domainId(), fact.sentAt(), fact.messageId())
        .with("failed_at", fact.failedAt())
        .with("failure_code", fact.code());
  }

  static FactRow onReceived(MessageReceived fact) {
    return FactTable.MESSAGE
        .row(fact.domainId(), fact.receivedAt(), fact.messageId())
        .with("actor", Actor.Kind.CUSTOMER)
        .with("conversation_id", fact.conversationId())
        .with("sequence", fact.sequence())
        .with("channel", fact.channel())
        .with("entry_point", fact.entryPoint())
        .with("customer_id", fact.customerId());
  }

  static FactRow onSent(MessageSent fact) {
    return FactTable.MESSAGE
        .row(fact.domainId(), fact.sentAt(), fact.messageId())
        .with("actor", Actor.Kind.AGENT)
        .with("conversation_id", fact.conversationId())
        .with("sequence", fact.sequence())
        .with("channel", fact.channel())
        .with("contact_id", fact.contactId())
        .with("agent_id", fact.agentId());
  }
}
