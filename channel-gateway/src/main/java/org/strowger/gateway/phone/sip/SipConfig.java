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

  /**
   * The algorithms that a phone which registers is asked for, one at a time and in this order:
   * {@code MD5}, {@code SHA-256}. {@code SHA-256,MD5} is the order of RFC 8760, {@code SHA-256}
   * lets in no phone that knows only MD5.
   */
  @WithDefault("MD5,SHA-256")
  List<String> digests();

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
