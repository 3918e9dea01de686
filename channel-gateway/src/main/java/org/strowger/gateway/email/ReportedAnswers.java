package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.MessageId;

/** Finds the answer of ours that a mail reports about. */
@Singleton
class ReportedAnswers {

  private final ConversationToken tokens;

  ReportedAnswers(ConversationToken tokens) {
    this.tokens = tokens;
  }

  /** By the Message-ID that came back, else by the address that it came back to. */
  Optional<MessageId> about(
      Handle handle, InboundMail mail, DeliveryReport report, Collection<String> recipients) {
    Stream<String> answered =
        Stream.concat(mail.inReplyTo().stream(), mail.references().reversed().stream());
    return Stream.concat(Stream.of(report.originalMessageId()), answered)
        .flatMap(id -> tokens.readMessageId(id).stream())
        .map(ConversationToken.Answer::message)
        .findFirst()
        .or(() -> byAddress(handle, mail, recipients));
  }

  private Optional<MessageId> byAddress(
      Handle handle, InboundMail mail, Collection<String> recipients) {
    return Stream.concat(recipients.stream(), mail.addressed().stream())
        .flatMap(address -> tokens.readBounceAddress(address).stream())
        .flatMap(bounced -> startingWith(handle, bounced).stream())
        .findFirst();
  }

  private static List<MessageId> startingWith(Handle handle, ConversationToken.Bounced bounced) {
    return handle
        .createQuery(
            "select id from messages where conversation_id = :conversation and direction = 'OUT'"
                + " and starts_with(id, :start) order by sequence desc limit 1")
        .bind("conversation", bounced.conversation().value())
        .bind("start", bounced.idStart())
        .map((row, _) -> new MessageId(row.getString(1)))
        .list();
  }
}
