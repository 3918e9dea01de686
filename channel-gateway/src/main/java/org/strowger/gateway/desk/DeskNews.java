package org.strowger.gateway.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.fact.ChannelFact.CustomerAway;
import org.strowger.contracts.fact.ChannelFact.CustomerBack;
import org.strowger.contracts.fact.ChannelFact.CustomerLeft;
import org.strowger.contracts.fact.ChannelFact.MessageDelivered;
import org.strowger.contracts.fact.ChannelFact.MessageFailed;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.fact.ChannelFact.MessageSent;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.gateway.chat.ChatPresence;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.desk.ContactAccess.Watcher;
import org.strowger.gateway.desk.DeskFrame.LiveContact;
import org.strowger.gateway.desk.DeskFrame.PhoneView;
import org.strowger.gateway.desk.OpenDesks.Desk;
import org.strowger.gateway.live.CallStates;
import org.strowger.gateway.live.CustomerPresence;
import org.strowger.gateway.live.LiveListener;
import org.strowger.gateway.live.Signal;
import org.strowger.gateway.live.SignalListener;

/**
 * Tells desks what happens to their contacts. Who may know is asked for each news: an offer that
 * this replica's tables do not show yet makes the desk read the contact, which has the news too.
 */
@Singleton
public class DeskNews implements LiveListener, SignalListener {

  private final GatewayDatabase database;
  private final ContactAccess access;
  private final ConversationQueries queries;
  private final ChatPresence customers;
  private final CallStates calls;
  private final OpenDesks desks;

  DeskNews(
      GatewayDatabase database,
      ContactAccess access,
      ConversationQueries queries,
      ChatPresence customers,
      CallStates calls,
      OpenDesks desks) {
    this.database = database;
    this.access = access;
    this.queries = queries;
    this.customers = customers;
    this.calls = calls;
    this.desks = desks;
  }

  @Override
  public void onChannel(Message<ChannelFact> fact) {
    if (!desks.isEmpty()) {
      ConversationId conversation = fact.body().conversationId();
      desks.inOrder(conversation.value(), () -> tell(fact.body()));
    }
  }

  @Override
  public void onRouting(DomainId domain, Message<RoutingEvent> event) {
    if (event.body() instanceof PhoneChanged phone) {
      desks.send(new Desk(domain, phone.agentId()), new DeskFrame.Phone(phone.reachable()));
    }
  }

  @Override
  public void onTailStarted() {
    desks.all().forEach(this::greet);
  }

  @Override
  public void onSignal(Signal signal) {
    if (desks.isEmpty()) {
      return;
    }
    switch (signal) {
      case Signal.Typing typing when typing.byCustomer() ->
          desks.inOrder(typing.conversation().value(), () -> tellTyping(typing));
      case Signal.CallChanged(ContactId contact) ->
          desks.inOrder(contact.value(), () -> tellCall(contact));
      default -> {}
    }
  }

  /** What the desk starts with. */
  void greet(Desk desk) {
    desks.inOrder(
        desk.agent().value(),
        () -> desks.send(desk, database.jdbi().inTransaction(handle -> hello(handle, desk))));
  }

  private DeskFrame.Hello hello(Handle handle, Desk desk) {
    PhoneView phone =
        calls.reachable(handle, desk.domain(), desk.agent()).map(PhoneView::new).orElse(null);
    List<LiveContact> contacts =
        access.watchedBy(handle, desk.domain(), desk.agent()).stream()
            .map(
                contact ->
                    new LiveContact(
                        contact,
                        customers.of(handle, contact).orElse(null),
                        calls.find(handle, contact).orElse(null)))
            .toList();
    return new DeskFrame.Hello(phone, contacts);
  }

  private void tell(ChannelFact fact) {
    switch (fact) {
      case MessageReceived received -> tellMessage(fact.conversationId(), received.messageId());
      case MessageSent sent -> tellMessage(fact.conversationId(), sent.messageId());
      case MessageDelivered delivered -> tellDelivery(fact.conversationId(), delivered.messageId());
      case MessageFailed failed -> tellDelivery(fact.conversationId(), failed.messageId());
      case CustomerAway away -> tellCustomer(away.contactId(), CustomerPresence.AWAY);
      case CustomerBack back -> tellCustomer(back.contactId(), CustomerPresence.HERE);
      case CustomerLeft left -> tellCustomer(left.contactId(), CustomerPresence.LEFT);
      case CallJoined joined -> tellCall(joined.contactId());
      case CallHeld held -> tellCall(held.contactId());
      case CallResumed resumed -> tellCall(resumed.contactId());
      case CallEnded ended -> tellCall(ended.contactId());
    }
  }

  private void tellMessage(ConversationId conversation, MessageId id) {
    toWatchers(
        handle -> access.watchersOf(handle, conversation),
        handle -> Optional.of(queries.message(handle, id)),
        DeskFrame.Written::new);
  }

  private void tellDelivery(ConversationId conversation, MessageId id) {
    toWatchers(
        handle -> access.watchersOf(handle, conversation),
        handle -> Optional.ofNullable(queries.message(handle, id).delivery()),
        (contact, delivery) -> new DeskFrame.Delivery(contact, id, delivery));
  }

  private void tellTyping(Signal.Typing typing) {
    toWatchers(
        handle -> access.watchersOf(handle, typing.conversation()),
        _ -> Optional.of(typing.on()),
        DeskFrame.Typing::new);
  }

  private void tellCustomer(ContactId contact, CustomerPresence presence) {
    toWatchers(
        handle -> access.watchersOf(handle, contact),
        _ -> Optional.of(presence),
        DeskFrame.Customer::new);
  }

  private void tellCall(ContactId contact) {
    toWatchers(
        handle -> access.watchersOf(handle, contact),
        handle -> calls.find(handle, contact),
        DeskFrame.Call::new);
  }

  /** Reads the news only when one of those who may know has a desk here. */
  private <T> void toWatchers(
      Function<Handle, List<Watcher>> watchers,
      Function<Handle, Optional<T>> news,
      Framing<T> framing) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              List<Watcher> here =
                  watchers.apply(handle).stream()
                      .filter(watcher -> desks.has(watcher.desk()))
                      .toList();
              if (!here.isEmpty()) {
                news.apply(handle)
                    .ifPresent(
                        what ->
                            here.forEach(
                                to -> desks.send(to.desk(), framing.of(to.contact(), what))));
              }
            });
  }

  /** Puts news of a contact into a frame. */
  @FunctionalInterface
  private interface Framing<T> {
    DeskFrame of(ContactId contact, T news);
  }
}
