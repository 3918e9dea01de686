package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.live.CallState;

/** What calls and phones say to the others, written in the transaction of what it is about. */
@Singleton
public class CallPublisher {

  private static final String SOURCE = "/channel-gateway/phone";
  private static final Actor SELF = Actor.system("channel-gateway");

  private final GatewayOutbox outbox;
  private final CallStates states;

  public CallPublisher(GatewayOutbox outbox, CallStates states) {
    this.outbox = outbox;
    this.states = states;
  }

  /** Writes what a decision says; all of one call stays in order. */
  void publish(Handle handle, CallDecision decision, Instant now) {
    Call call = decision.next();
    for (CallAction action : decision.actions()) {
      switch (action) {
        case CallAction.SendCommand(String id, RoutingCommand command) ->
            outbox.add(
                handle,
                Topics.ROUTING_COMMANDS,
                new Message<>(
                    call.domain().value(), Meta.of(id, SOURCE, now, actor(command)), command),
                call.conversationId().value(),
                false);
        case CallAction.PublishFact(String id, var fact) ->
            outbox.add(
                handle,
                Topics.CONTACTS,
                new Message<>(call.conversationId().value(), Meta.of(id, SOURCE, now, SELF), fact),
                call.conversationId().value(),
                false);
        default -> {}
      }
    }
    show(handle, decision, now);
  }

  /** Whether an agent's phone can be rung; in order per agent. */
  void phone(Handle handle, DomainId domain, AgentId agent, boolean reachable, Instant now) {
    String id = "phone-" + agent + "-" + reachable + "-" + now.toEpochMilli();
    outbox.add(
        handle,
        Topics.ROUTING_COMMANDS,
        new Message<>(
            domain.value(), Meta.of(id, SOURCE, now, SELF), new ReportPhone(agent, reachable)),
        agent.value(),
        false);
  }

  /** An agent ends her call at the desk. */
  void hangUp(Handle handle, DomainId domain, AgentId agent, ContactId contact, Instant now) {
    var command = new WithdrawContact(contact, WithdrawContact.Reason.AGENT_HUNG_UP);
    var actor = new Actor(Actor.Kind.AGENT, agent.value());
    outbox.add(
        handle,
        Topics.ROUTING_COMMANDS,
        new Message<>(domain.value(), Meta.of("hang-up-" + contact, SOURCE, now, actor), command),
        contact.value(),
        false);
  }

  private void show(Handle handle, CallDecision decision, Instant now) {
    Call call = decision.next();
    for (CallAction action : decision.actions()) {
      CallState state =
          switch (action) {
            case CallAction.Dial _ -> new CallState(CallState.State.DIALLING, now, null, null);
            case CallAction.RingAgent _ when call.line() != null ->
                new CallState(CallState.State.CONNECTING, now, null, null);
            case CallAction.PublishFact(String _, CallJoined joined) ->
                new CallState(CallState.State.TALKING, joined.joinedAt(), null, null);
            case CallAction.PublishFact(String _, CallHeld held) ->
                new CallState(CallState.State.HELD, held.heldAt(), held.by(), null);
            case CallAction.PublishFact(String _, CallResumed resumed) ->
                new CallState(CallState.State.TALKING, resumed.resumedAt(), null, null);
            case CallAction.PublishFact(String _, CallEnded ended) ->
                new CallState(CallState.State.ENDED, ended.endedAt(), null, ended.by());
            default -> null;
          };
      if (state != null) {
        states.put(handle, call.contactId(), state);
      }
    }
  }

  private static Actor actor(RoutingCommand command) {
    return switch (command) {
      case AgentCommand.AcceptOffer accept -> new Actor(Actor.Kind.AGENT, accept.agentId().value());
      case AgentCommand.DeclineOffer decline ->
          new Actor(Actor.Kind.AGENT, decline.agentId().value());
      default -> SELF;
    };
  }
}
