package org.strowger.gateway.language;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the guesser of the configured languages. */
@Singleton
class LanguageProducer {

  @Produces
  @Singleton
  LanguageGuesser guesser(LanguageConfig config) {
    return new LanguageGuesser(config.languages());
  }
}
