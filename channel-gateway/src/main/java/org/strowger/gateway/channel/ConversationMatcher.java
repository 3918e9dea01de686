package org.strowger.gateway.channel;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.conversation.EntryPoint;

/**
 * Finds the conversation that a message belongs to. A proof of ours alone joins nobody to one: who
 * holds it may have it from somebody else.
 */
@Singleton
class ConversationMatcher {

  private final ConversationRepository conversations;

  ConversationMatcher(ConversationRepository conversations) {
    this.conversations = conversations;
  }

  Match match(Handle handle, InboundContact contact) {
    EntryPoint entryPoint = contact.entryPoint();
    ConversationId possible = null;
    for (ConversationId named : contact.answers()) {
      Optional<Conversation> found =
          conversations
              .find(handle, named)
              .filter(it -> it.entryPoint().domain().equals(entryPoint.domain()));
      if (found.isEmpty()) {
        continue;
      }
      if (found.get().entryPoint().name().equals(entryPoint.name())
          && conversations.takesPart(handle, found.get(), contact.sender())) {
        return new Match(found.get(), null);
      }
      possible = possible == null ? named : possible;
    }
    return new Match(null, possible);
  }

  /**
   * What was found.
   *
   * @param joined the conversation it joins; null for its own
   * @param possibleReplyTo a conversation it names without taking part in it; null when none
   */
  record Match(@Nullable Conversation joined, @Nullable ConversationId possibleReplyTo) {

    /** The conversation of the contact. */
    ConversationId conversation(InboundContact contact) {
      return joined == null ? contact.conversation() : joined.id();
    }
  }
}
