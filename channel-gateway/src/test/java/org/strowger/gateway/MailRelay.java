package org.strowger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** The mail system before the customers' mailboxes: takes what it is not told to refuse. */
public final class MailRelay {

  private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();
  private static final Map<String, AtomicInteger> BUSY = new ConcurrentHashMap<>();

  private final SMTPServer server;

  private MailRelay(SMTPServer server) {
    this.server = server;
  }

  static MailRelay before(int port) {
    SMTPServer server =
        SMTPServer.port(0).hideTLS().messageHandlerFactory(_ -> new Passing(port)).build();
    server.start();
    return new MailRelay(server);
  }

  int port() {
    return server.getPortAllocated();
  }

  void stop() {
    server.stop();
  }

  /** This address takes no mail any more. */
  public static void refuse(String address) {
    REFUSED.add(address);
  }

  /** This address does not take the next mail now. */
  public static void putOff(String address) {
    BUSY.computeIfAbsent(address, _ -> new AtomicInteger()).incrementAndGet();
  }

  private static final class Passing implements MessageHandler {

    private final int port;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    Passing(int port) {
      this.port = port;
    }

    @Override
    public void from(@Nullable String address) {
      sender = address == null ? "" : address;
    }

    @Override
    public void recipient(String address) throws RejectException {
      if (REFUSED.contains(address)) {
        throw new RejectException(550, "5.1.1 No such mailbox");
      }
      if (BUSY.containsKey(address)
          && BUSY.get(address).getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new RejectException(451, "4.2.1 Mailbox busy");
      }
      recipients.add(address);
    }

    @Override
    public @Nullable String data(InputStream stream) throws RejectException, IOException {
      String answer = MailClient.send(port, sender, recipients, stream.readAllBytes());
      if (!answer.startsWith("2")) {
        throw new RejectException(451, "4.3.0 Not passed on");
      }
      return null;
    }

    @Override
    public void done() {
      // nothing is open
    }
  }
}
