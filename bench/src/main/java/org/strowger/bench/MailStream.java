package org.strowger.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.client.Smtp;
import org.strowger.bench.client.Smtp.Mail;

/**
 * Hands over mails at a steady rate. One that got no 250 is handed over again until it does, as a
 * mail server would.
 */
final class MailStream implements Runnable {

  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Mails mails;
  private final int smtpPort;
  private final int count;
  private final long intervalNanos;
  private final Map<String, Long> acceptedAt = new ConcurrentHashMap<>();
  private volatile boolean ended;
  private @Nullable Smtp connection;
  private int handedOverAgain;

  MailStream(Mails mails, int smtpPort, int count, int perSecond) {
    this.mails = mails;
    this.smtpPort = smtpPort;
    this.count = count;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Marker of each mail that got its 250, and {@link System#nanoTime} of that. */
  Map<String, Long> acceptedAt() {
    return acceptedAt;
  }

  /** How often a mail had to be handed over again. */
  int handedOverAgain() {
    return handedOverAgain;
  }

  /** No mail after the present one. */
  void end() {
    ended = true;
  }

  @Override
  public void run() {
    long begin = System.nanoTime();
    for (int n = 0; n < count && !ended; n++) {
      LockSupport.parkNanos(begin + n * intervalNanos - System.nanoTime());
      handOver(mails.number(n));
    }
  }

  private void handOver(Mail mail) {
    while (true) {
      try {
        if (connection == null) {
          connection = Smtp.connect(smtpPort);
        }
        connection.send(mail);
        acceptedAt.put(mail.id(), System.nanoTime());
        return;
      } catch (IOException _) {
        connection = null;
        handedOverAgain++;
        LockSupport.parkNanos(AGAIN_NANOS);
      }
    }
  }
}
