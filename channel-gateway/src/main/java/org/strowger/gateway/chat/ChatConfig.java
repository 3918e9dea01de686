package org.strowger.gateway.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chat widgets and the bounds of chats. */
@ConfigMapping(prefix = "strowger.gateway")
interface ChatConfig {

  /** The chat widgets on web sites, by the id their page names. */
  Map<String, ConfiguredWidget> widgets();

  Limits chat();

  /** One chat widget. */
  interface ConfiguredWidget {

    String domain();

    String entryPoint();

    /** Sites that may show it besides our own, {@code https://shop.example}. */
    Optional<List<String>> origins();

    /** Shown to the customer in place of the agent's name. */
    Optional<String> fromName();

    /** Shared with the site's server, which vouches for its users with it. */
    Optional<String> identitySecret();

    /** Refuses visitors nobody vouches for. */
    @WithDefault("false")
    boolean identityRequired();

    /**
     * The shop whose accounts the site's users are: widgets and endpoints of one shop know the same
     * customers.
     */
    Optional<String> shop();
  }

  /** The bounds of chats. */
  interface Limits {

    /** How long a customer may be away before the chat counts as left. */
    @WithDefault("PT2M")
    Duration abandonAfter();

    @WithDefault("16384")
    int maxFrameBytes();

    /** Per visitor. */
    @WithDefault("60")
    int messagesPerMinute();

    @WithDefault("3")
    int openPerVisitor();

    /** Sockets of one address at a time, on this replica. */
    @WithDefault("50")
    int connectionsPerAddress();

    /** Of one address, on this replica. */
    @WithDefault("120")
    int ticketsPerMinute();
  }
}
