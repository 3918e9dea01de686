package org.strowger.embedded.demo;

import io.smallrye.config.ConfigMapping;

/** What the demo's customers know of the running exchange. */
@ConfigMapping(prefix = "strowger.demo")
public interface DemoConfig {

  /** Whether there is a page at all; not where other machines reach the process. */
  boolean open();

  /** Of the demo's people. */
  String password();

  /** Shared with the exchange, {@code whsec_…}. */
  String webhookSecret();

  int httpPort();

  int smtpPort();

  /** Of the customers' own mail provider. */
  int imapPort();

  int sipPort();

  /** What the phone driver has not, in words. */
  String phoneLacks();
}
