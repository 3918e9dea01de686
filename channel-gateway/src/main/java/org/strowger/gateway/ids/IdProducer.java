package org.strowger.gateway.ids;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the ids of this installation. */
@Singleton
class IdProducer {

  @Produces
  @Singleton
  KeyedIds ids(IdConfig config) {
    return KeyedIds.of("strowger.gateway.id-secret", config.idSecret());
  }
}
