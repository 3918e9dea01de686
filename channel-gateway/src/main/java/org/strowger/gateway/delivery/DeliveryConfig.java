package org.strowger.gateway.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers go out. */
@ConfigMapping(prefix = "strowger.gateway.delivery")
interface DeliveryConfig {

  /** An answer that nobody takes for so long has failed. */
  @WithDefault("PT24H")
  Duration giveUpAfter();
}
