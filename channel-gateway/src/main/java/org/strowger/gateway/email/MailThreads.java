package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.customer.Identity;

/**
 * Which conversation a mail belongs to. It joins one only with a token of ours, at the entry point
 * of that conversation, from somebody who takes part in it; else it is a new one, perhaps marked.
 */
@Singleton
public class MailThreads {

  private static final int MOST_CANDIDATES = 20;

  private final ConversationToken tokens;
  private final ConversationRepository conversations;

  public MailThreads(ConversationToken tokens, ConversationRepository conversations) {
    this.tokens = tokens;
    this.conversations = conversations;
  }

  Place find(Handle handle, InboundMail mail, Mailbox mailbox, Collection<String> recipients) {
    var sender = Identity.email(mail.from().address(), null);
    ConversationId possible = null;
    for (ConversationId named : named(mail, recipients)) {
      Optional<Conversation> found =
          conversations
              .find(handle, named)
              .filter(it -> it.entryPoint().domain().equals(mailbox.domain()));
      if (found.isEmpty()) {
        continue;
      }
      if (found.get().entryPoint().name().equals(mailbox.entryPointName())
          && conversations.takesPart(handle, found.get(), sender)) {
        return new Place(named, null);
      }
      possible = possible == null ? named : possible;
    }
    return new Place(null, possible);
  }

  /** By tokens in addresses first, then by what the mail answers, the nearest first. */
  private List<ConversationId> named(InboundMail mail, Collection<String> recipients) {
    Stream<ConversationId> byAddress =
        Stream.concat(recipients.stream(), mail.addressed().stream())
            .flatMap(address -> tokens.readAddress(address).stream());
    Stream<ConversationId> byMessageId =
        Stream.concat(mail.inReplyTo().stream(), mail.references().reversed().stream())
            .flatMap(id -> tokens.readMessageId(id).stream())
            .map(ConversationToken.Answer::conversation);
    return Stream.concat(byAddress, byMessageId).distinct().limit(MOST_CANDIDATES).toList();
  }

  /**
   * @param joins the conversation it belongs to; null for a new one
   * @param possible a conversation it names without proof; null when none
   */
  record Place(@Nullable ConversationId joins, @Nullable ConversationId possible) {}
}
