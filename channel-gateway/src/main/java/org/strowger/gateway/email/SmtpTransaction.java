package org.strowger.gateway.email;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.email.read.RefusedMailException;
import org.strowger.servicekit.disk.DiskSpace;
import org.strowger.servicekit.problem.FailureTrace;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way in. Answers name no address and no content. */
final class SmtpTransaction implements MessageHandler {

  private static final Logger LOG = Logger.getLogger(SmtpTransaction.class);
  private static final int MOST_UNKNOWN_RECIPIENTS = 10;
  private static final int LARGE_PATIENCE_SECONDS = 20;
  private static final int LOOK_EVERY = 64;
  private static final int SLOWEST_PER_SECOND = 1_000;
  private static final Duration SLOW_START = Duration.ofSeconds(30);

  private final EmailConfig.Smtp config;
  private final Mailboxes mailboxes;
  private final EmailStore store;
  private final Semaphore large;
  private final DiskSpace disk;
  private final MeterRegistry metrics;
  private final Set<String> recipients = new LinkedHashSet<>();
  private String sender = "";
  private int unknown;

  SmtpTransaction(
      EmailConfig.Smtp config,
      Mailboxes mailboxes,
      EmailStore store,
      Semaphore large,
      DiskSpace disk,
      MeterRegistry metrics) {
    this.config = config;
    this.mailboxes = mailboxes;
    this.store = store;
    this.large = large;
    this.disk = disk;
    this.metrics = metrics;
  }

  @Override
  public void from(@Nullable String address) throws RejectException {
    if (!disk.takesInput()) {
      count("no_room");
      throw refusal(452, "4.3.1 Insufficient system storage, try again later");
    }
    sender = address == null ? "" : address.strip();
  }

  @Override
  public void recipient(String address) throws RejectException {
    if (mailboxes.find(address).isPresent()) {
      recipients.add(address);
      return;
    }
    if (++unknown > MOST_UNKNOWN_RECIPIENTS) {
      throw new DropConnectionException(421, "4.7.0 Too many unknown recipients");
    }
    throw refusal(550, "5.1.1 No such mailbox here");
  }

  @Override
  public @Nullable String data(InputStream stream) throws RejectException, IOException {
    try (var spool = new MailSpool()) {
      receive(stream, spool);
      normalizeAndStore(spool);
      return null;
    } catch (RefusedMailException e) {
      count("refused");
      throw refusal(554, "5.6.0 " + e.getMessage());
    } catch (RuntimeException e) {
      count("deferred");
      LOG.warnf("A mail was deferred: %s", FailureTrace.of(e));
      throw new RejectException(451, "4.3.0 Not stored, try again later");
    }
  }

  /** Our own text only: neither addresses nor content get into the log. */
  private static RejectException refusal(int code, String text) {
    LOG.infof("A mail was refused with %d %s", code, text);
    return new RejectException(code, text);
  }

  /** Only a few large mails are in memory at once, and only once they are whole. */
  private void normalizeAndStore(MailSpool spool)
      throws RefusedMailException, RejectException, IOException {
    if (!spool.isLarge()) {
      normalizeAndStore(spool.bytes());
      return;
    }
    int share = (spool.size() >> 20) + 1;
    if (!acquireLarge(share)) {
      throw new RejectException(451, "4.3.2 Too many large mails at once, try again later");
    }
    try {
      normalizeAndStore(spool.bytes());
    } finally {
      large.release(share);
    }
  }

  /**
   * What a fault of ours cannot read becomes a contact all the same: a person gets it as a file.
   */
  private void normalizeAndStore(byte[] raw) throws RefusedMailException {
    InboundMail mail;
    try {
      mail = EmailNormalizer.normalize(raw, sender);
    } catch (RuntimeException e) {
      count("unreadable");
      LOG.errorf("A mail could not be read and is passed on as a file: %s", FailureTrace.of(e));
      mail = EmailNormalizer.unreadable(raw, sender);
    }
    store.store(mail, raw, recipients);
  }

  /** Beyond the limit everything is read and dropped, so that the sender hears why. */
  private void receive(InputStream stream, MailSpool spool) throws RejectException, IOException {
    long began = System.nanoTime();
    long total = 0;
    for (int octet = stream.read(); octet >= 0; octet = stream.read()) {
      if (++total <= config.maxBytes()) {
        spool.write(octet);
      }
      if (total % LOOK_EVERY == 0) {
        requirePace(total, Duration.ofNanos(System.nanoTime() - began));
      }
    }
    if (total > config.maxBytes()) {
      count("too_large");
      throw refusal(552, "5.3.4 Message size exceeds fixed limit");
    }
  }

  private void requirePace(long total, Duration elapsed) throws DropConnectionException {
    boolean slow =
        elapsed.compareTo(SLOW_START) > 0 && total < elapsed.toSeconds() * SLOWEST_PER_SECOND;
    if (slow || elapsed.compareTo(config.maxMailTime()) > 0) {
      count("too_slow");
      throw new DropConnectionException(421, "4.4.2 The mail took too long");
    }
  }

  private boolean acquireLarge(int share) {
    try {
      return large.tryAcquire(share, LARGE_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void count(String outcome) {
    metrics.counter("strowger.gateway.mails.turned.away", "outcome", outcome).increment();
  }

  @Override
  public void done() {
    // nothing is held between two mails
  }
}
