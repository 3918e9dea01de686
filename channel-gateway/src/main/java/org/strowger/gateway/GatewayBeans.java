package org.strowger.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.strowger.gateway.conversation.KeyedIds;
import org.strowger.gateway.email.ConversationToken;
import org.strowger.gateway.language.LanguageGuesser;

/** Makes what is keyed or loaded by configuration. */
@Singleton
public class GatewayBeans {

  @Produces
  @Singleton
  KeyedIds ids(GatewayConfig config) {
    return keyed("strowger.gateway.id-secret", config.idSecret());
  }

  @Produces
  @Singleton
  ConversationToken tokens(GatewayConfig config) {
    return new ConversationToken(keyed("strowger.gateway.token-secret", config.tokenSecret()));
  }

  @Produces
  @Singleton
  LanguageGuesser guesser(GatewayConfig config) {
    return new LanguageGuesser(config.languages());
  }

  private static KeyedIds keyed(String key, String secret) {
    try {
      return new KeyedIds(secret);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("In " + key + ": " + e.getMessage(), e);
    }
  }
}
