package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.util.Arrays;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.ids.Base32;
import org.strowger.gateway.ids.KeyedIds;

/** The passwords of the agents' phones: derived, so that none is stored. */
@Singleton
public class PhonePasswords {

  private static final String KEY = "strowger.gateway.sip.phone-secret";
  private static final int BYTES = 20;
  private static final String NOT_SERVED = "no phones are served here";

  private final KeyedIds keyed;

  PhonePasswords(PhoneConfig config) {
    if (config.sip().enabled() && config.sip().phoneSecret().isEmpty()) {
      throw new IllegalArgumentException("Expected " + KEY + " to be set but it is not");
    }
    this.keyed = KeyedIds.of(KEY, config.sip().phoneSecret().orElse(NOT_SERVED));
  }

  public String of(DomainId domain, String phone) {
    byte[] hash = keyed.hash("phone-password", domain.value(), phone);
    return Base32.encode(Arrays.copyOf(hash, BYTES));
  }
}
