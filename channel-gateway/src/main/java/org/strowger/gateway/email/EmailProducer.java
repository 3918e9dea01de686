package org.strowger.gateway.email;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.strowger.gateway.ids.KeyedIds;

/** Makes what signs the conversations of mails. */
@Singleton
class EmailProducer {

  @Produces
  @Singleton
  ConversationToken tokens(EmailConfig config) {
    return new ConversationToken(
        KeyedIds.of("strowger.gateway.token-secret", config.tokenSecret()));
  }
}
