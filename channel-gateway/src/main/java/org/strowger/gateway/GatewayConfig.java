package org.strowger.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.contracts.ChannelType;

/** What the gateway is told at start; a missing or wrong key stops the start and is named. */
@ConfigMapping(prefix = "strowger.gateway")
public interface GatewayConfig {

  /** Ids are keyed with it; changing it makes redeliveries look new. At least 16 characters. */
  String idSecret();

  /** Signs conversation tokens; changing it breaks the threads of mails in flight. */
  String tokenSecret();

  /** Languages a text is compared with, ISO 639-1. */
  @WithDefault("en,de,fr,es,it")
  List<String> languages();

  Smtp smtp();

  /** What customers write to, by a name of its own. */
  Map<String, Mailbox> mailboxes();

  /** Who may post by the signed API, by the name in the path. */
  Map<String, Endpoint> endpoints();

  Delivery delivery();

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

    @WithDefault("26214400")
    int maxBytes();

    @WithDefault("100")
    int maxConnections();

    /** The longest time one mail may take to arrive. */
    @WithDefault("PT5M")
    Duration maxMailTime();
  }

  /** One address customers write to. */
  interface Mailbox {

    String address();

    String domain();

    String entryPoint();

    /** Shown beside the address in answers. */
    Optional<String> fromName();
  }

  /** One sender of signed posts. */
  interface Endpoint {

    String domain();

    @WithDefault("SOCIAL")
    ChannelType channel();

    String entryPoint();

    /** {@code whsec_…}, the first one signs answers; several while they are exchanged. */
    List<String> secrets();

    /** Where answers are posted; without it nobody can answer. */
    Optional<String> callbackUrl();
  }

  /** How answers go out. */
  interface Delivery {

    @WithDefault("PT24H")
    Duration giveUpAfter();
  }
}
