package org.strowger.gateway.signed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.contracts.ChannelType;

/** Who may use the signed API. */
@ConfigMapping(prefix = "strowger.gateway")
interface SignedConfig {

  /** Who may post, by the name in the path. */
  Map<String, ConfiguredEndpoint> endpoints();

  /** One sender of signed posts. */
  interface ConfiguredEndpoint {

    String domain();

    @WithDefault("SOCIAL")
    ChannelType channel();

    String entryPoint();

    /** {@code whsec_…}, the first one signs answers; several while they are exchanged. */
    List<String> secrets();

    /**
     * The shop whose accounts its posts may name: widgets and endpoints of one shop know the same
     * customers.
     */
    Optional<String> shop();

    /** Where answers are posted; without it nobody can answer. */
    Optional<String> callbackUrl();

    /**
     * How long the answer to a post waits for the router to decide which contact it opened or
     * joined; without a decision it names none. PT0S answers at once.
     */
    @WithDefault("PT1S")
    Duration contactPatience();
  }
}
