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

  /**
   * A name no other replica has at the same time. Where it is given, what an earlier life of the
   * process carried is taken over at the start instead of when its lease has run out.
   */
  Optional<String> instanceName();

  Smtp smtp();

  /** What customers write to, by a name of its own. */
  Map<String, Mailbox> mailboxes();

  /** Who may post by the signed API, by the name in the path. */
  Map<String, Endpoint> endpoints();

  Delivery delivery();

  Sip sip();

  /** What customers dial, by a name of its own. */
  Map<String, PhoneNumber> numbers();

  /** The chat widgets on web sites, by the id their page names. */
  Map<String, Widget> widgets();

  Chat chat();

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

  /** The built-in phone driver: signalling over UDP, the voices go straight between the phones. */
  interface Sip {

    @WithDefault("false")
    boolean enabled();

    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("5060")
    int port();

    @WithDefault("strowger")
    String realm();

    /** Every phone's password derives from it; needed when enabled. At least 16 characters. */
    Optional<String> phoneSecret();

    /** Calls at a time; more are answered 503. */
    @WithDefault("1000")
    int maxCalls();

    /** Source addresses calls are taken from; without any every source, on loopback only. */
    Optional<List<String>> trunks();

    /** Where calls to customers are sent, {@code host:port}. */
    Optional<String> outboundProxy();

    /** How often a registered phone is asked whether it is there. */
    @WithDefault("PT30S")
    Duration checkEvery();
  }

  /** One number customers dial. */
  interface PhoneNumber {

    /** The user part of the dialled address. */
    String number();

    String domain();

    String entryPoint();

    /** Spoken on this number, ISO 639-1; what the call says about itself comes first. */
    Optional<String> language();
  }

  /** One chat widget. */
  interface Widget {

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
  }

  /** The bounds of chats. */
  interface Chat {

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
