package org.strowger.gateway.phone.sip;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The built-in phone driver: signalling over UDP, the voices go straight between the phones. */
@ConfigMapping(prefix = "strowger.gateway.sip")
interface SipConfig {

  @WithDefault("false")
  boolean enabled();

  @WithDefault("127.0.0.1")
  String host();

  @WithDefault("5060")
  int port();

  @WithDefault("strowger")
  String realm();

  /** Keys the nonces of registrations; needed when enabled. */
  Optional<String> phoneSecret();

  /** Calls at a time; more are answered 503. */
  @WithDefault("1000")
  int maxCalls();

  /** Source addresses calls are taken from; without any every source, on loopback only. */
  Optional<List<String>> trunks();

  /** Where calls to customers are sent, {@code host:port}. */
  Optional<String> outboundProxy();
}
