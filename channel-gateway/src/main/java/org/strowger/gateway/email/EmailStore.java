package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.channel.InboundMessage;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.delivery.DeliveryOutcomes;
import org.strowger.gateway.email.read.KnownWords;
import org.strowger.gateway.email.read.RefusedMailException;
import org.strowger.gateway.inbound.AcceptedMessages;
import org.strowger.servicekit.problem.Problem;

/**
 * Stores a mail: one message for each entry point it was sent to, all in one transaction, each
 * once. What is no customer's message is kept beside, with the cause.
 */
@Singleton
public class EmailStore {

  private static final Duration A_DAY = Duration.ofHours(24);

  private final InboundStore store;
  private final EmailMessages messages;
  private final ParkedMails parked;
  private final Mailboxes mailboxes;
  private final ConversationToken tokens;
  private final DeliveryOutcomes outcomes;
  private final ReportedAnswers reports;
  private final EarlierTexts earlierTexts;
  private final AcceptedMessages accepted;

  EmailStore(
      InboundStore store,
      EmailMessages messages,
      ParkedMails parked,
      Mailboxes mailboxes,
      ConversationToken tokens,
      DeliveryOutcomes outcomes,
      ReportedAnswers reports,
      EarlierTexts earlierTexts,
      AcceptedMessages accepted) {
    this.store = store;
    this.messages = messages;
    this.parked = parked;
    this.mailboxes = mailboxes;
    this.tokens = tokens;
    this.outcomes = outcomes;
    this.reports = reports;
    this.earlierTexts = earlierTexts;
    this.accepted = accepted;
  }

  /** Returns when everything is committed. */
  void store(InboundMail mail, byte[] raw, Collection<String> recipients) {
    List<Mailbox> addressed =
        recipients.stream()
            .flatMap(address -> mailboxes.find(address).stream())
            .distinct()
            .sorted(Comparator.comparing(Mailbox::domain).thenComparing(Mailbox::entryPointName))
            .toList();
    store.inTransaction(
        handle -> {
          addressed.forEach(mailbox -> store(handle, mail, raw, mailbox, recipients));
          return addressed.size();
        });
  }

  /** Makes a contact of a parked mail, whatever it was parked for. */
  void storeAnyway(Handle handle, ParkedMails.Settled settled) {
    Mailbox mailbox =
        mailboxes
            .named(settled.mailbox())
            .orElseThrow(() -> Problem.notFound("Expected a mailbox that is configured still"));
    LocalDate day = LocalDate.ofInstant(settled.parkedAt(), ZoneOffset.UTC);
    InboundMail mail = read(settled).asWritten();
    store.store(handle, message(handle, mail, settled.content(), mailbox, List.of(), day));
  }

  private static InboundMail read(ParkedMails.Settled settled) {
    try {
      return EmailNormalizer.normalize(settled.content(), settled.sender());
    } catch (RefusedMailException e) {
      throw new IllegalStateException("Expected a mail that was taken before", e);
    }
  }

  private void store(
      Handle handle, InboundMail mail, byte[] raw, Mailbox mailbox, Collection<String> recipients) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    DeliveryReport report = mail.report();
    String cause = report == null ? ownCause(mail) : reported(handle, mail, report, recipients);
    if (cause != null) {
      String key = messages.key(mail, mailbox, today);
      parked.park(handle, key, mailbox, cause, mail, raw);
      accepted.note(handle, key, mailbox.entryPoint());
    } else if (mail.isNameless() && cameYesterday(handle, mail, mailbox, today)) {
      String yesterday = messages.id(mail, mailbox, today.minusDays(1)).value();
      accepted.note(handle, yesterday, mailbox.entryPoint());
    } else {
      store.store(handle, message(handle, mail, raw, mailbox, recipients, today));
    }
  }

  private InboundMessage message(
      Handle handle,
      InboundMail mail,
      byte[] raw,
      Mailbox mailbox,
      Collection<String> recipients,
      LocalDate day) {
    List<ConversationId> named = messages.named(mail, recipients);
    var earlier = new KnownWords(earlierTexts.latest(handle, mailbox.domain(), named));
    return messages.of(mail, raw, mailbox, recipients, day, earlier);
  }

  /** A mail without an id is repeated only within a day, which may have two dates. */
  private boolean cameYesterday(Handle handle, InboundMail mail, Mailbox mailbox, LocalDate today) {
    return store.isStoredWithin(handle, messages.id(mail, mailbox, today.minusDays(1)), A_DAY);
  }

  /** Why a mail is our own coming back; null when it is not. An address alone proves nothing. */
  private @Nullable String ownCause(InboundMail mail) {
    return tokens.readMessageId(mail.messageId()).isPresent() ? "own_message" : null;
  }

  /** A report about a mail of ours marks it; every report is parked, none is anybody's work. */
  private String reported(
      Handle handle, InboundMail mail, DeliveryReport report, Collection<String> recipients) {
    MessageId about = reports.about(handle, mail, report, recipients).orElse(null);
    if (about == null) {
      return report.isReceipt() ? ParkedMails.REPORT : "report_of_unknown_mail";
    }
    if (report.failed()) {
      outcomes.bounced(handle, about, "DSN_" + report.status());
    } else if (report.displayed()) {
      outcomes.read(handle, about);
    }
    return ParkedMails.REPORT;
  }
}
