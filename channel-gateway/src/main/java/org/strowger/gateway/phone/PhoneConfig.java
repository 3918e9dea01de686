package org.strowger.gateway.phone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What customers dial and how agents' phones prove themselves, whatever carries the calls. */
@ConfigMapping(prefix = "strowger.gateway")
interface PhoneConfig {

  /** What customers dial, by a name of its own. */
  Map<String, ConfiguredNumber> numbers();

  /**
   * The country whose national numbers are understood, ISO 3166-1 alpha-2; ZZ: only what is
   * international.
   */
  @WithDefault("ZZ")
  String phoneRegion();

  Phones sip();

  /** One number customers dial. */
  interface ConfiguredNumber {

    /** As it is dialled, in any spelling; or a name, the user part of the dialled address. */
    String number();

    String domain();

    String entryPoint();

    /** Spoken on this number, ISO 639-1; what the call says about itself comes first. */
    Optional<String> language();
  }

  /** The agents' phones. */
  interface Phones {

    @WithDefault("false")
    boolean enabled();

    /** Every phone's password derives from it; needed when enabled. At least 16 characters. */
    Optional<String> phoneSecret();

    /** How often a registered phone is asked whether it is there. */
    @WithDefault("PT30S")
    Duration checkEvery();
  }
}
