package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.gateway.delivery.DeliveryOutcomes;
import org.strowger.gateway.live.CustomerPresence;
import org.strowger.gateway.live.DeadInstanceListener;
import org.strowger.gateway.live.LiveState;
import org.strowger.gateway.live.LiveStateSource;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.topics.ContactFacts;
import org.strowger.gateway.topics.RoutingCommands;

/**
 * Whether customers are there, over all replicas: away at once when the last socket is gone, left
 * when that lasts too long or they end the chat.
 */
@Singleton
public class ChatPresence implements DeadInstanceListener, LiveStateSource {

  private static final int AT_ONCE = 50;

  private final ChatRepository chats;
  private final ContactFacts facts;
  private final RoutingCommands commands;
  private final DeliveryOutcomes deliveries;

  ChatPresence(
      ChatRepository chats,
      ContactFacts facts,
      RoutingCommands commands,
      DeliveryOutcomes deliveries) {
    this.chats = chats;
    this.facts = facts;
    this.commands = commands;
    this.deliveries = deliveries;
  }

  @Override
  public Optional<LiveState> find(Handle handle, ContactId contact) {
    return chats.presenceAt(handle, contact).map(state -> state);
  }

  /** A socket of the chat is open. */
  Chat opened(Handle handle, Visitor visitor, Widget widget, String socket, InstanceId instance) {
    chats.createIfAbsent(handle, visitor, widget.entryPoint().domain());
    Chat chat = chats.lock(handle, visitor.conversation());
    chats.addSocket(handle, socket, chat.conversation(), instance);
    if (chat.presence() != CustomerPresence.HERE) {
      chats.updatePresence(handle, chat.conversation(), CustomerPresence.HERE, null);
    }
    if (chat.presence() == CustomerPresence.AWAY && chat.contact() != null) {
      facts.presence(
          handle,
          new ChannelFact.CustomerBack(chat.domain(), chat.conversation(), chat.contact(), now()));
    }
    return chat;
  }

  /** A socket of the chat is gone. */
  void closed(Handle handle, ConversationId conversation, String socket) {
    if (chats.removeSocket(handle, socket)) {
      awayIfAlone(handle, chats.lock(handle, conversation));
    }
  }

  /** The sockets of a dead instance are gone. */
  @Override
  public void onDeadInstance(Handle handle, InstanceId dead) {
    for (ConversationId conversation : chats.on(handle, dead)) {
      Chat chat = chats.lock(handle, conversation);
      chats.removeSockets(handle, conversation, dead);
      awayIfAlone(handle, chat);
    }
  }

  private void awayIfAlone(Handle handle, Chat chat) {
    if (chat.presence() != CustomerPresence.HERE
        || chats.sockets(handle, chat.conversation()) > 0) {
      return;
    }
    Instant now = now();
    chats.updatePresence(handle, chat.conversation(), CustomerPresence.AWAY, now);
    if (chat.contact() != null) {
      facts.presence(
          handle,
          new ChannelFact.CustomerAway(chat.domain(), chat.conversation(), chat.contact(), now));
    }
  }

  /** The customer ends the chat; without an open contact nothing is left to end. */
  void end(Handle handle, ConversationId conversation) {
    Chat chat = chats.lock(handle, conversation);
    if (chat.contact() != null) {
      leave(handle, chat, true);
    }
  }

  /** Ends chats whose customers stayed away; returns how many. */
  int abandon(Handle handle, Duration after) {
    List<Chat> gone = chats.lockAway(handle, after, AT_ONCE);
    for (Chat chat : gone) {
      leave(handle, chat, false);
      deliveries.abandoned(handle, chat.conversation(), "CUSTOMER_LEFT");
    }
    return gone.size();
  }

  private void leave(Handle handle, Chat chat, boolean byChoice) {
    if (chat.contact() == null) {
      return;
    }
    commands.withdraw(
        handle,
        chat.domain(),
        chat.conversation(),
        new WithdrawContact(chat.contact(), WithdrawContact.Reason.CUSTOMER_LEFT),
        now());
    facts.presence(
        handle,
        new ChannelFact.CustomerLeft(
            chat.domain(), chat.conversation(), chat.contact(), now(), byChoice));
    chats.updatePresence(handle, chat.conversation(), CustomerPresence.LEFT, null);
    chats.updatePhase(handle, chat.conversation(), Chat.Phase.ENDED, null);
    ReplicaSignal.send(handle, new ReplicaSignal.ConversationChanged(chat.conversation()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
