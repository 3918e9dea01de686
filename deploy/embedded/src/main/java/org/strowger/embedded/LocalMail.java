package org.strowger.embedded;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import org.strowger.localinfra.KeptPort;

/**
 * The customers' mail provider: takes the exchange's replies by SMTP and shows them by IMAP. Every
 * address has a mailbox that any password opens; all are empty after a restart. Loopback only.
 */
final class LocalMail implements AutoCloseable {

  private final GreenMail server;
  private final int smtpPort;
  private final int imapPort;

  private LocalMail(GreenMail server, int smtpPort, int imapPort) {
    this.server = server;
    this.smtpPort = smtpPort;
    this.imapPort = imapPort;
  }

  static LocalMail start(Path directory) {
    int smtpPort =
        KeptPort.choose("the customers' SMTP", KeptPort.ANY, directory.resolve("smtp-port"));
    int imapPort =
        KeptPort.choose("the customers' IMAP", KeptPort.ANY, directory.resolve("imap-port"));
    var server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(smtpPort, LaunchOptions.LOOPBACK, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(imapPort, LaunchOptions.LOOPBACK, ServerSetup.PROTOCOL_IMAP)
            });
    server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
    return new LocalMail(server, smtpPort, imapPort);
  }

  int smtpPort() {
    return smtpPort;
  }

  int imapPort() {
    return imapPort;
  }

  @Override
  public void close() {
    server.stop();
  }
}
