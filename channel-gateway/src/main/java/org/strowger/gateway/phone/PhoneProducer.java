package org.strowger.gateway.phone;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.strowger.gateway.phone.driver.NumberSpelling;

/** Makes what knows how numbers are written here. */
@Singleton
class PhoneProducer {

  @Produces
  @Singleton
  NumberSpelling spelling(PhoneConfig config) {
    return new NumberSpelling(config.phoneRegion());
  }
}
