package org.strowger.gateway.echo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** A channel's own configuration. */
@ConfigMapping(prefix = "strowger.gateway.echo")
interface EchoConfig {

  @WithDefault("demo")
  String domain();

  @WithDefault("echo")
  String entryPoint();

  @WithDefault("300")
  int textLimit();

  @WithDefault("PT24H")
  Duration replyWindow();
}
