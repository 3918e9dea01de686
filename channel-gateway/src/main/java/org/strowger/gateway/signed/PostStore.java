package org.strowger.gateway.signed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.channel.InboundContact;
import org.strowger.gateway.channel.InboundMessage;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.channel.StoredMessage;
import org.strowger.gateway.contact.MessageContacts;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.conversation.MessageBody;
import org.strowger.gateway.conversation.MessageSource;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.language.WrittenLanguage;
import org.strowger.gateway.text.PlainText;
import org.strowger.servicekit.problem.Problem;

/** Stores a verified post, once per id of the sender. */
@Singleton
class PostStore {

  private final InboundStore store;
  private final DeclaredAttributes declared;
  private final ContactDecisions decisions;
  private final MessageContacts contacts;
  private final GatewayDatabase database;
  private final KeyedIds ids;

  PostStore(
      InboundStore store,
      DeclaredAttributes declared,
      ContactDecisions decisions,
      MessageContacts contacts,
      GatewayDatabase database,
      KeyedIds ids) {
    this.store = store;
    this.declared = declared;
    this.decisions = decisions;
    this.contacts = contacts;
    this.database = database;
    this.ids = ids;
  }

  /**
   * The answer, when everything is committed. It waits a little for the router to say which contact
   * the post opened or joined.
   */
  InboundAnswer store(Endpoint endpoint, String webhookId, InboundPost post) {
    InboundMessage message = message(endpoint, webhookId, post);
    try (var decision = decisions.expect(message.contact().proposedContact())) {
      StoredMessage stored = store.inTransaction(handle -> store(handle, message));
      ContactId contact =
          (stored.fresh() ? Optional.<ContactId>empty() : known(stored))
              .or(() -> decision.await(endpoint.contactPatience()))
              .or(() -> known(stored))
              .orElse(null);
      return new InboundAnswer(stored.conversation(), stored.message(), contact);
    }
  }

  private Optional<ContactId> known(StoredMessage stored) {
    return database.jdbi().withHandle(handle -> contacts.find(handle, stored.message()));
  }

  private StoredMessage store(Handle handle, InboundMessage message) {
    InboundContact contact = message.contact();
    return store.store(
        handle,
        message,
        () -> declared.check(handle, contact.entryPoint().domain(), contact.attributes()));
  }

  private InboundMessage message(Endpoint endpoint, String webhookId, InboundPost post) {
    EntryPoint entryPoint = endpoint.entryPoint();
    String domain = entryPoint.domain().value();
    String via = entryPoint.via();
    String key = "post-" + ids.derive("inbound-post", domain, via, webhookId);
    List<Identity> known = known(endpoint, post.customer());
    var contact =
        InboundContact.of(
                entryPoint,
                ids.contact("post", key),
                ids.conversation("post", domain, via, post.conversation()),
                known.getFirst(),
                new WrittenLanguage(post.language(), null, null, null))
            .withSourceKey(post.conversation())
            .with(post.attributes(), post.tier())
            .alsoKnownBy(known.subList(1, known.size()));
    Instant sentAt = MessageSource.believable(post.sentAt(), Instant.now());
    return new InboundMessage(
        contact,
        ids.message("post", key),
        new MessageBody(null, PlainText.body(post.text()), null, null),
        List.of(),
        MessageSource.of(null, sentAt));
  }

  /** What the customer is known by, first by what she is known best. */
  private List<Identity> known(Endpoint endpoint, InboundPost.Customer customer) {
    String name = customer.name() == null ? null : PlainText.line(customer.name());
    var known = new ArrayList<Identity>();
    if (customer.account() != null) {
      if (endpoint.shop() == null) {
        throw Problem.invalid(
            "/customer/account",
            new IllegalArgumentException(
                "Expected no customer.account where the endpoint is no shop's but found one"));
      }
      String kind = KnownBy.accountKind(endpoint.shop());
      known.add(new Identity(kind, ids.withoutCard(customer.account()), name));
    }
    String via = endpoint.entryPoint().via();
    known.add(new Identity(via, ids.withoutCard(customer.id()), name));
    KnownBy.email(customer.email()).ifPresent(known::add);
    KnownBy.phone(customer.phone()).ifPresent(known::add);
    return known;
  }
}
