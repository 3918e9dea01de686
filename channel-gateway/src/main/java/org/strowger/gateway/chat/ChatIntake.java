package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.chat.ChatRepository.Line;
import org.strowger.gateway.conversation.ContactPublisher;
import org.strowger.gateway.conversation.ConversationIntake;
import org.strowger.gateway.conversation.InboundMessage;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.live.CustomerPresence;
import org.strowger.gateway.live.Signal;
import org.strowger.gateway.text.PlainText;

/** Stores what a widget sends, once per id the widget gave it, whichever replica it comes to. */
@Singleton
class ChatIntake {

  private final GatewayDatabase database;
  private final ConversationIntake intake;
  private final ChatRepository chats;
  private final ContactPublisher publisher;
  private final GatewayOutbox outbox;
  private final KeyedIds ids;

  ChatIntake(
      GatewayDatabase database,
      ConversationIntake intake,
      ChatRepository chats,
      ContactPublisher publisher,
      GatewayOutbox outbox,
      KeyedIds ids) {
    this.database = database;
    this.intake = intake;
    this.chats = chats;
    this.publisher = publisher;
    this.outbox = outbox;
    this.ids = ids;
  }

  /** The message as it is stored, with everything that follows from it. */
  Line take(SocketTicket from, ClientFrame.Msg message, @Nullable String locale) {
    Line stored =
        database
            .jdbi()
            .inTransaction(handle -> store(handle, from, message(from, message, locale)));
    outbox.wake();
    return stored;
  }

  private Line store(Handle handle, SocketTicket from, InboundMessage message) {
    if (intake.take(handle, message, true, null)) {
      chats.createIfAbsent(handle, from.visitor(), from.widget().entryPoint().domain());
      joinOrOpen(handle, chats.lock(handle, message.conversation()), message);
    }
    return chats.line(handle, message.message());
  }

  /** The router decides; until it has, the proposed contact is the chat's. */
  private void joinOrOpen(Handle handle, Chat chat, InboundMessage message) {
    ConversationId id = chat.conversation();
    if (chat.presence() != CustomerPresence.HERE) {
      chats.present(handle, id, CustomerPresence.HERE, null);
    }
    if (chat.contact() == null) {
      chats.stands(handle, id, Chat.Phase.QUEUED, message.proposedContact());
      Signal.send(handle, new Signal.ChatChanged(id));
    } else if (chat.presence() == CustomerPresence.AWAY) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      publisher.customer(
          handle, new ChannelFact.CustomerBack(chat.domain(), id, chat.contact(), now));
    }
  }

  private InboundMessage message(
      SocketTicket from, ClientFrame.Msg message, @Nullable String locale) {
    ConversationId conversation = from.visitor().conversation();
    String clientId = message.clientMsgId();
    MessageId id = ids.message("chat", conversation.value(), clientId);
    return new InboundMessage(
        from.widget().entryPoint(),
        ids.contact("chat", conversation.value(), clientId),
        conversation,
        id,
        from.visitor().identity(from.widget()),
        List.of(),
        null,
        new MessageBody(null, PlainText.body(message.text()), null, null),
        List.of(),
        new WrittenLanguage(null, null, locale),
        Map.of(),
        from.visitor().tier(),
        new InboundMessage.Source(clientId, null, null, null, Instant.now(), false, null));
  }
}
