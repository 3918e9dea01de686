package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;

/** What was written before in conversations, on both sides: what a mail can quote. */
@Singleton
class EarlierTexts {

  private static final int MOST = 50;

  /** The latest first. */
  List<String> latest(Handle handle, DomainId domain, List<ConversationId> conversations) {
    if (conversations.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            "select m.body from messages m join conversations c on c.id = m.conversation_id"
                + " where c.domain = :domain and c.id in (<conversations>)"
                + " order by m.stored_at desc, m.sequence desc limit :most")
        .bind("domain", domain.value())
        .bindList("conversations", conversations.stream().map(ConversationId::value).toList())
        .bind("most", MOST)
        .mapTo(String.class)
        .list();
  }
}
