package org.strowger.kpi.facts;

import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.fact.ChannelFact.CustomerAway;
import org.strowger.contracts.fact.ChannelFact.CustomerBack;
import org.strowger.contracts.fact.ChannelFact.CustomerLeft;
import org.strowger.contracts.fact.ChannelFact.MessageDelivered;
import org.strowger.contracts.fact.ChannelFact.MessageFailed;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.fact.ChannelFact.MessageSent;

/** Turns events of the channels into rows, each into one. */
final class ChannelFacts {

  private ChannelFacts() {}

  static FactRow of(ChannelFact fact) {
    return switch (fact) {
      case MessageReceived received -> MessageFacts.onReceived(received);
      case MessageSent sent -> MessageFacts.onSent(sent);
      case MessageDelivered delivered -> MessageFacts.onDelivered(delivered);
      case MessageFailed failed -> MessageFacts.onFailed(failed);
      case CallJoined joined -> CallFacts.onJoined(joined);
      case CallHeld held -> CallFacts.onHeld(held);
      case CallResumed resumed -> CallFacts.onResumed(resumed);
      case CallEnded ended -> CallFacts.onEnded(ended);
      case CustomerAway away -> CustomerFacts.onAway(away);
      case CustomerBack back -> CustomerFacts.onBack(back);
      case CustomerLeft left -> CustomerFacts.onLeft(left);
    };
  }
}
