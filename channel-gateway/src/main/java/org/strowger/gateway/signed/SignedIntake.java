package org.strowger.gateway.signed;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.wire.Json;
import org.strowger.gateway.conversation.ConversationIntake;
import org.strowger.gateway.conversation.InboundMessage;
import org.strowger.gateway.conversation.InboundRepository;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.text.PlainText;

/** Stores a verified post, once per id of the sender. */
@Singleton
public class SignedIntake {

  private final GatewayDatabase database;
  private final InboundRepository inbound;
  private final ConversationIntake intake;
  private final DeclaredAttributes declared;
  private final GatewayOutbox outbox;
  private final KeyedIds ids;

  public SignedIntake(
      GatewayDatabase database,
      InboundRepository inbound,
      ConversationIntake intake,
      DeclaredAttributes declared,
      GatewayOutbox outbox,
      KeyedIds ids) {
    this.database = database;
    this.inbound = inbound;
    this.intake = intake;
    this.declared = declared;
    this.outbox = outbox;
    this.ids = ids;
  }

  /** The JSON of the answer, when everything is committed. */
  public String take(Endpoint endpoint, String webhookId, InboundPost post) {
    String domain = endpoint.entryPoint().domain().value();
    String via = endpoint.entryPoint().via();
    String key = "post-" + ids.derive("inbound-post", domain, via, webhookId);
    String answer =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    inbound.claim(handle, key)
                        ? takeOnce(handle, endpoint, key, post)
                        : inbound.answered(handle, key).orElseThrow());
    outbox.wake();
    return answer;
  }

  private String takeOnce(Handle handle, Endpoint endpoint, String key, InboundPost post) {
    declared.check(handle, endpoint.entryPoint().domain(), post.attributes());
    InboundMessage message = message(endpoint, key, post);
    intake.take(handle, message, true, post.conversation());
    String answer =
        json(
            new InboundAnswer(
                message.conversation(), message.message(), message.proposedContact()));
    inbound.answer(handle, key, answer);
    return answer;
  }

  private InboundMessage message(Endpoint endpoint, String key, InboundPost post) {
    String domain = endpoint.entryPoint().domain().value();
    String via = endpoint.entryPoint().via();
    String name = post.customer().name();
    Instant sentAt = InboundMessage.Source.believable(post.sentAt(), Instant.now());
    return new InboundMessage(
        endpoint.entryPoint(),
        ids.contact("post", key),
        ids.conversation("post", domain, via, post.conversation()),
        ids.message("post", key),
        new Identity(via, post.customer().id(), name == null ? null : PlainText.line(name)),
        List.of(),
        null,
        new MessageBody(null, PlainText.body(post.text()), null, null),
        List.of(),
        new WrittenLanguage(post.language(), null, null),
        post.attributes(),
        post.tier(),
        new InboundMessage.Source(null, null, null, null, sentAt, false, null));
  }

  private static String json(InboundAnswer answer) {
    try {
      return Json.LOG.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
