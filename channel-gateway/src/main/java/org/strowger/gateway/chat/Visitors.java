package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.customer.Customer;
import org.strowger.gateway.customer.Customers;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.ids.KeyedIds;

/**
 * Says which visitor somebody is. A token alone opens an anonymous visitor's conversation only; one
 * that belongs to a user of the site needs the site's word each time, so that who finds the browser
 * of a logged-out user reads nothing.
 */
@Singleton
class Visitors {

  static final Duration TICKET_VALIDITY = Duration.ofSeconds(30);

  private final GatewayDatabase database;
  private final VisitorRepository repository;
  private final Customers customers;
  private final ConversationRepository conversations;
  private final GatewayOutbox outbox;
  private final KeyedIds ids;

  Visitors(
      GatewayDatabase database,
      VisitorRepository repository,
      Customers customers,
      ConversationRepository conversations,
      GatewayOutbox outbox,
      KeyedIds ids) {
    this.database = database;
    this.repository = repository;
    this.customers = customers;
    this.conversations = conversations;
    this.outbox = outbox;
    this.ids = ids;
  }

  /**
   * A ticket for the visitor with this token, or for the site's user, or for a new visitor.
   *
   * @param token null at the first visit; one that is unknown counts as none
   */
  IssuedTicket issueTicket(Widget widget, @Nullable String token, @Nullable SiteUser given) {
    SiteUser user = given == null ? null : given.withId(ids.withoutCard(given.id()));
    IssuedTicket issued =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  IssuedTicket known =
                      user == null
                          ? anonymous(handle, widget, token)
                          : identified(handle, widget, token, user);
                  repository.addTicket(
                      handle, known.visitor().id(), known.ticket(), TICKET_VALIDITY);
                  return known;
                });
    outbox.wake();
    return issued;
  }

  /** Whose ticket it is; a second time it is nobody's. */
  Optional<Visitor> redeem(Widget widget, Secret ticket) {
    return database.jdbi().inTransaction(handle -> repository.redeem(handle, widget, ticket));
  }

  private IssuedTicket anonymous(Handle handle, Widget widget, @Nullable String token) {
    return byToken(handle, widget, token)
        .filter(known -> known.visitor().user() == null)
        .orElseGet(() -> withNewToken(handle, create(handle, widget, null)));
  }

  private IssuedTicket identified(
      Handle handle, Widget widget, @Nullable String token, SiteUser user) {
    String ref = ref(widget, user);
    Optional<IssuedTicket> known = byToken(handle, widget, token);
    if (known.isPresent()) {
      Visitor visitor = known.get().visitor();
      if (visitor.user() == null || visitor.user().id().equals(user.id())) {
        return new IssuedTicket(
            identify(handle, widget, visitor, user, ref), known.get().token(), Secret.random());
      }
    }
    return withNewToken(
        handle,
        repository
            .byIdentity(handle, widget, ref)
            .map(visitor -> identify(handle, widget, visitor, user, ref))
            .orElseGet(() -> create(handle, widget, user)));
  }

  private Optional<IssuedTicket> byToken(Handle handle, Widget widget, @Nullable String token) {
    return Optional.ofNullable(token)
        .flatMap(Secret::read)
        .flatMap(
            secret ->
                repository
                    .byToken(handle, widget, secret)
                    .map(visitor -> new IssuedTicket(visitor, secret, Secret.random())));
  }

  private Visitor create(Handle handle, Widget widget, @Nullable SiteUser user) {
    String id = "vi-" + UUID.randomUUID();
    var visitor = new Visitor(id, widget.id(), ids.conversation("chat", id), user);
    repository.insert(handle, visitor, widget, user == null ? null : ref(widget, user));
    return visitor;
  }

  private IssuedTicket withNewToken(Handle handle, Visitor visitor) {
    Secret token = Secret.random();
    repository.addToken(handle, visitor.id(), token);
    return new IssuedTicket(visitor, token, Secret.random());
  }

  /** What was written anonymously belongs to the user's customer from now on. */
  private Visitor identify(
      Handle handle, Widget widget, Visitor visitor, SiteUser user, String ref) {
    repository.identify(handle, visitor.id(), user, ref);
    var identified = new Visitor(visitor.id(), visitor.widget(), visitor.conversation(), user);
    if (visitor.user() == null && conversations.find(handle, visitor.conversation()).isPresent()) {
      DomainId domain = widget.entryPoint().domain();
      Customer customer = customers.findOrCreate(handle, domain, identified.identity(widget));
      customers.relink(handle, domain, visitor.anonymous(), customer.id());
      conversations.moveTo(handle, visitor.conversation(), customer.id());
    }
    return identified;
  }

  private String ref(Widget widget, SiteUser user) {
    return new Identity(widget.identityKind(), user.id(), null)
        .ref(ids, widget.entryPoint().domain());
  }

  /**
   * A ticket and whose it is.
   *
   * @param token to come back with
   * @param ticket opens one socket
   */
  record IssuedTicket(Visitor visitor, Secret token, Secret ticket) {}
}
