package org.strowger.gateway.ids;

import io.smallrye.config.ConfigMapping;

/** What the gateway's ids are keyed with. */
@ConfigMapping(prefix = "strowger.gateway")
interface IdConfig {

  /** Changing it makes redeliveries look new. At least 16 characters. */
  String idSecret();
}
