package org.strowger.gateway.terms;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.servicekit.search.TextVector;

/** Keeps what a message is found by, in the transaction that stores the message. */
@Singleton
public class MessageTerms {

  /**
   * Adds a message that was stored in this transaction.
   *
   * @param language its tag; null when it is not known
   */
  public void add(
      Handle handle,
      MessageId message,
      ConversationId conversation,
      @Nullable String subject,
      String text,
      @Nullable String language,
      Instant storedAt) {
    TextVector vector = TextVector.of(subject == null ? text : subject + "\n" + text, language);
    handle
        .createUpdate(
            "insert into message_terms (message_id, domain, conversation_id, at, terms)"
                + " select :message, v.domain, v.id, :at, "
                + TextVector.SQL
                + " from conversations v where v.id = :conversation")
        .bind("message", message.value())
        .bind("at", storedAt)
        .bind("lexemes", vector.lexemes())
        .bind("configuration", vector.configuration())
        .bind("words", vector.words())
        .bind("conversation", conversation.value())
        .execute();
  }
}
