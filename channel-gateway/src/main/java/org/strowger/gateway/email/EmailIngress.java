package org.strowger.gateway.email;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.disk.DiskSpace;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.SessionHandler;

/**
 * The listener for customers' mail: says 250 when a mail is committed, and not before. Kafka is not
 * asked; a database that is down makes the sender try again later.
 */
@Singleton
public class EmailIngress {

  private static final Logger LOG = Logger.getLogger(EmailIngress.class);
  private static final int SILENCE_SECONDS = 60;
  private static final int MOST_RECIPIENTS = 100;

  /** Of large mails, all together. */
  private static final int MEBIBYTES_AT_ONCE = 80;

  private final EmailConfig.Smtp config;
  private final Mailboxes mailboxes;
  private final EmailStore store;
  private final DiskSpace disk;
  private final MeterRegistry metrics;
  private final Semaphore large = new Semaphore(MEBIBYTES_AT_ONCE);
  private @Nullable SMTPServer server;

  EmailIngress(
      EmailConfig config,
      Mailboxes mailboxes,
      EmailStore store,
      DiskSpace disk,
      MeterRegistry metrics) {
    this.config = config.smtp();
    this.mailboxes = mailboxes;
    this.store = store;
    this.disk = disk;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    SMTPServer listener =
        SMTPServer.port(config.port())
            .bindAddress(address())
            .hostName(config.hostname())
            .softwareName("Strowger")
            .insertReceivedHeaders(false)
            .maxConnections(config.maxConnections())
            .sessionHandler(
                SessionHandler.limitConcurrentSessionsBySource(config.maxConnectionsPerSource()))
            .maxRecipients(MOST_RECIPIENTS)
            .maxMessageSize(config.maxBytes())
            .connectionTimeout(SILENCE_SECONDS, TimeUnit.SECONDS)
            .fromAddressValidator(_ -> true)
            .hideTLS()
            .messageHandlerFactory(
                _ -> new SmtpTransaction(config, mailboxes, store, large, disk, metrics))
            .build();
    listener.start();
    server = listener;
    LOG.infof("Mail is taken on %s:%d", config.host(), port());
  }

  void stop(@Observes ShutdownEvent event) {
    if (server != null) {
      server.stop();
    }
  }

  /** The port mail is taken on; 0 when none is. */
  public int port() {
    return server == null ? 0 : server.getPortAllocated();
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(config.host());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "Expected strowger.gateway.smtp.host to be an address but it cannot be resolved", e);
    }
  }
}
