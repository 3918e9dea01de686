package org.strowger.gateway.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How mail is received and answered. */
@ConfigMapping(prefix = "strowger.gateway")
interface EmailConfig {

  /** Signs conversation tokens; changing it breaks the threads of mails in flight. */
  String tokenSecret();

  Smtp smtp();

  /** What customers write to, by a name of its own. */
  Map<String, ConfiguredMailbox> mailboxes();

  /** The listener for customers' mail. */
  interface Smtp {

    /** False where another process listens. */
    @WithDefault("true")
    boolean enabled();

    @WithDefault("127.0.0.1")
    String host();

    /** 0 takes a free one. */
    @WithDefault("2525")
    int port();

    @WithDefault("localhost")
    String hostname();

    /** So that files of 25 MiB fit, which are a third larger in a mail. */
    @WithDefault("37748736")
    int maxBytes();

    @WithDefault("200")
    int maxConnections();

    /** Whoever has so many open gets no more: one address shuts nobody else out. */
    @WithDefault("20")
    int maxConnectionsPerSource();

    /** The longest time one mail may take to arrive. */
    @WithDefault("PT5M")
    Duration maxMailTime();
  }

  /** One address customers write to. */
  interface ConfiguredMailbox {

    String address();

    String domain();

    String entryPoint();

    /** Shown beside the address in answers. */
    Optional<String> fromName();
  }
}
