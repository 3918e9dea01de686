package org.strowger.gateway.live;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What a replica is told of itself. */
@ConfigMapping(prefix = "strowger.gateway")
interface InstanceConfig {

  /**
   * A name no other replica has at the same time. Where it is given, what an earlier life of the
   * process carried is taken over at the start instead of when its lease has run out.
   */
  Optional<String> instanceName();
}
