package org.strowger.gateway.language;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the guesser of the configured languages, and tells others which they are. */
@Singleton
class LanguageProducer {

  @Produces
  @Singleton
  LanguageGuesser guesser(LanguageConfig config) {
    return new LanguageGuesser(config.languages());
  }

  @Produces
  @Singleton
  KnownLanguages known(LanguageConfig config) {
    return new KnownLanguages(config.languages());
  }
}
