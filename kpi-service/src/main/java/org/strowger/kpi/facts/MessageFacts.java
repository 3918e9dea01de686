package org.strowger.kpi.facts;

import java.util.List;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.MessageDelivered;
import org.strowger.contracts.fact.ChannelFact.MessageFailed;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.fact.ChannelFact.MessageSent;

/** What the channels say about messages. */
final class MessageFacts {

  private MessageFacts() {}

  static List<FactRow> of(ChannelFact fact) {
    return switch (fact) {
      case MessageReceived received -> List.of(onReceived(received));
      case MessageSent sent -> List.of(onSent(sent));
      case MessageDelivered delivered ->
          List.of(FactTable.MESSAGE
              .row(delivered.domainId(), delivered.sentAt(), delivered.messageId())
              .with("delivered_at", delivered.deliveredAt()));
      case MessageFailed failed ->
          List.of(FactTable.MESSAGE
              .row(failed.domainId(), failed.sentAt(), failed.messageId())
              .with("failed_at", failed.failedAt())
              .with("failure_code", failed.code()));
      case ChannelFact.CallJoined _,
          ChannelFact.CallHeld _,
          ChannelFact.CallResumed _,
          ChannelFact.CallEnded _,
          ChannelFact.CustomerAway _,
          ChannelFact.CustomerBack _,
          ChannelFact.CustomerLeft _ ->
          List.of();
    };
  }

  private static FactRow onReceived(MessageReceived fact) {
    return FactTable.MESSAGE
        .row(fact.domainId(), fact.receivedAt(), fact.messageId())
        .with("actor", Actor.Kind.CUSTOMER)
        .with("conversation_id", fact.conversationId())
        .with("sequence", fact.sequence())
        .with("channel", fact.channel())
        .with("entry_point", fact.entryPoint())
        .with("customer_id", fact.customerId());
  }

  private static FactRow onSent(MessageSent fact) {
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
