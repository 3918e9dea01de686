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
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundMessage;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.channel.StoredMessage;
import org.strowger.gateway.chat.ChatRepository.Line;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageSource;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.live.CustomerPresence;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.text.PlainText;
import org.strowger.gateway.topics.ContactFacts;

/** Stores what a widget sends, once per id the widget gave it, whichever replica it comes to. */
@Singleton
class ChatStore {

  private final InboundStore store;
  private final ChatRepository chats;
  private final ContactFacts facts;
  private final KeyedIds ids;

  ChatStore(InboundStore store, ChatRepository chats, ContactFacts facts, KeyedIds ids) {
    this.store = store;
    this.chats = chats;
    this.facts = facts;
    this.ids = ids;
  }

  /** The message as it is stored, with everything that follows from it. */
  Line store(SocketTicket from, ClientFrame.Msg frame, @Nullable String locale) {
    InboundMessage message = message(from, frame, locale);
    return store.inTransaction(handle -> store(handle, from, message));
  }

  private Line store(Handle handle, SocketTicket from, InboundMessage message) {
    StoredMessage stored = store.store(handle, message);
    if (stored.fresh()) {
      chats.createIfAbsent(handle, from.visitor(), from.widget().entryPoint().domain());
      joinOrOpen(handle, chats.lock(handle, stored.conversation()), message.contact());
    }
    return chats.line(handle, stored.message());
  }

  /** The router decides; until it has, the proposed contact is the chat's. */
  private void joinOrOpen(Handle handle, Chat chat, InboundContact contact) {
    ConversationId id = chat.conversation();
    if (chat.presence() != CustomerPresence.HERE) {
      chats.updatePresence(handle, id, CustomerPresence.HERE, null);
    }
    if (chat.contact() == null) {
      chats.updatePhase(handle, id, Chat.Phase.QUEUED, contact.proposedContact());
      ReplicaSignal.send(handle, new ReplicaSignal.ConversationChanged(id));
    } else if (chat.presence() == CustomerPresence.AWAY) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      facts.presence(handle, new ChannelFact.CustomerBack(chat.domain(), id, chat.contact(), now));
    }
  }

  private InboundMessage message(
      SocketTicket from, ClientFrame.Msg frame, @Nullable String locale) {
    Visitor visitor = from.visitor();
    ConversationId conversation = visitor.conversation();
    String clientId = frame.clientMsgId();
    var contact =
        InboundContact.of(
                from.widget().entryPoint(),
                ids.contact("chat", conversation.value(), clientId),
                conversation,
                visitor.identity(from.widget()),
                WrittenLanguage.ofHint(locale))
            .with(Map.of(), visitor.tier())
            .alsoKnownBy(visitor.vouched());
    return new InboundMessage(
        contact,
        ids.message("chat", conversation.value(), clientId),
        new MessageBody(null, PlainText.body(frame.text()), null, null),
        List.of(),
        MessageSource.of(clientId, Instant.now()));
  }
}
