package org.strowger.gateway.phone;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.gateway.phone.CallStage.Joining;
import org.strowger.gateway.phone.CallStage.Talking;
import org.strowger.gateway.phone.CallStage.WithAgent;

/** The commands and facts about a call, and their ids: the same thing said twice has one id. */
final class CallMessages {

  private CallMessages() {}

  static String at(Call call, Instant now) {
    return call.contactId() + "-" + now.toEpochMilli();
  }

  static String endId(Call call, Instant now) {
    return "ended-" + at(call, now);
  }

  static String withdrawId(Call call) {
    return "withdraw-" + call.contactId();
  }

  static WithdrawContact withdraw(Call call, WithdrawContact.Reason reason) {
    return new WithdrawContact(call.contactId(), reason);
  }

  static ReturnContact giveBack(WithAgent stage) {
    return new ReturnContact(
        stage.offerId().contactId(), ReturnReason.HANDED_BACK, stage.agentId());
  }

  static CallJoined joined(Call call, AgentId agent, Instant now) {
    return new CallJoined(call.domain(), call.conversationId(), call.contactId(), agent, now);
  }

  static CallHeld held(Call call, Talking talking, Side by, Instant now) {
    return new CallHeld(
        call.domain(), call.conversationId(), call.contactId(), talking.agentId(), now, by);
  }

  static CallResumed resumed(Call call, Talking talking, Instant now) {
    Instant heldAt = talking.heldAt();
    return new CallResumed(
        call.domain(),
        call.conversationId(),
        call.contactId(),
        talking.agentId(),
        heldAt == null ? now : heldAt,
        now);
  }

  static CallEnded ended(Call call, EndedBy by, Instant now) {
    return new CallEnded(
        call.domain(),
        call.conversationId(),
        call.contactId(),
        owner(call.stage()),
        call.stage() instanceof Talking talking ? talking.joinedAt() : null,
        now,
        by);
  }

  private static @Nullable AgentId owner(CallStage stage) {
    return switch (stage) {
      case Joining joining -> joining.agentId();
      case Talking talking -> talking.agentId();
      default -> null;
    };
  }
}
