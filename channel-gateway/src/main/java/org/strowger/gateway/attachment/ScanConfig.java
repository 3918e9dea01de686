package org.strowger.gateway.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where the virus scanner listens. */
@ConfigMapping(prefix = "strowger.gateway.scan")
interface ScanConfig {

  /** Of a ClamAV daemon; without it nothing is scanned, and everything is served. */
  Optional<String> host();

  @WithDefault("3310")
  int port();

  /** How long it may be silent. */
  @WithDefault("PT60S")
  Duration patience();

  /** How long the first repetition waits; the next ones wait longer, up to ten minutes. */
  @WithDefault("PT10S")
  Duration firstWait();
}
