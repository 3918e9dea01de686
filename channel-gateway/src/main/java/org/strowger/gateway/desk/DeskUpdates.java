package org.strowger.gateway.desk;

import jakarta.enterprise.event.Observes;
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
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.AgentEvent.PhoneChanged;
import org.strowger.gateway.consult.Consults;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.contact.ContactAccess.Watcher;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.desk.DeskFrame.LiveContact;
import org.strowger.gateway.desk.DeskFrame.PhoneView;
import org.strowger.gateway.desk.OpenDesks.Desk;
import org.strowger.gateway.live.CustomerPresence;
import org.strowger.gateway.live.CustomerState;
import org.strowger.gateway.live.LiveStates;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.live.ReplicaSignalListener;
import org.strowger.gateway.topics.ContactsListener;
import org.strowger.gateway.topics.LiveRoutingListener;
import org.strowger.gateway.topics.LiveTailStarted;
import org.strowger.gateway.topics.RoutedEvent;

/**
 * Tells desks what happens to their contacts. Who may know is asked for each news: an offer that
 * this replica's tables do not show yet makes the desk read the contact, which has the news too.
 */
@Singleton
public class DeskUpdates implements LiveRoutingListener, ContactsListener, ReplicaSignalListener {

  private final GatewayDatabase database;
  private final ContactAccess access;
  private final ConversationQueries queries;
  private final LiveStates live;
  private final PhoneReachability phones;
  private final Consults consults;
  private final OpenDesks desks;

  DeskUpdates(
      GatewayDatabase database,
      ContactAccess access,
      ConversationQueries queries,
      LiveStates live,
      PhoneReachability phones,
      Consults consults,
      OpenDesks desks) {
    this.database = database;
    this.access = access;
    this.queries = queries;
    this.live = live;
    this.phones = phones;
    this.consults = consults;
    this.desks = desks;
  }

  @Override
  public void onFact(ChannelFact fact) {
    if (!desks.isEmpty()) {
      desks.inOrder(fact.conversationId().value(), () -> tell(fact));
    }
  }

  @Override
  public void onRouting(RoutedEvent routed) {
    if (routed.event() instanceof PhoneChanged phone) {
      desks.send(
          new Desk(routed.domain(), phone.agentId()), new DeskFrame.Phone(phone.reachable()));
    }
  }

  void onTailStarted(@Observes LiveTailStarted started) {
    desks.all().forEach(this::greet);
  }

  @Override
  public void onSignal(ReplicaSignal signal) {
    if (desks.isEmpty()) {
      return;
    }
    switch (signal) {
      case ReplicaSignal.Typing typing when typing.byCustomer() ->
          desks.inOrder(typing.conversation().value(), () -> tellTyping(typing));
      case ReplicaSignal.ContactChanged(ContactId contact) ->
          desks.inOrder(contact.value(), () -> tellCall(contact));
      case ReplicaSignal.ConsultChanged(ContactId consult) ->
          desks.inOrder(consult.value(), () -> tellConsult(consult));
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
        phones.find(handle, desk.domain(), desk.agent()).map(PhoneView::new).orElse(null);
    List<LiveContact> contacts =
        access.watchedBy(handle, desk.domain(), desk.agent()).stream()
            .map(contact -> liveContact(contact, live.find(handle, contact)))
            .toList();
    return new DeskFrame.Hello(phone, contacts);
  }

  private static LiveContact liveContact(ContactId contact, LiveStates.Found state) {
    CustomerState customer = state.customer();
    return customer == null
        ? new LiveContact(contact, null, null, state.call())
        : new LiveContact(contact, customer.presence(), customer.awaySince(), state.call());
  }

  private void tell(ChannelFact fact) {
    switch (fact) {
      case MessageReceived received -> tellMessage(fact.conversationId(), received.messageId());
      case MessageSent sent -> tellMessage(fact.conversationId(), sent.messageId());
      case MessageDelivered delivered -> tellDelivery(fact.conversationId(), delivered.messageId());
      case MessageFailed failed -> tellDelivery(fact.conversationId(), failed.messageId());
      case CustomerAway away ->
          tellCustomer(away.contactId(), new CustomerState(CustomerPresence.AWAY, away.awayAt()));
      case CustomerBack back ->
          tellCustomer(back.contactId(), CustomerState.of(CustomerPresence.HERE));
      case CustomerLeft left ->
          tellCustomer(left.contactId(), CustomerState.of(CustomerPresence.LEFT));
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

  private void tellTyping(ReplicaSignal.Typing typing) {
    toWatchers(
        handle -> access.watchersOf(handle, typing.conversation()),
        _ -> Optional.of(typing.on()),
        DeskFrame.Typing::new);
  }

  private void tellCustomer(ContactId contact, CustomerState state) {
    toWatchers(
        handle -> access.watchersOf(handle, contact),
        _ -> Optional.of(state),
        (to, told) -> new DeskFrame.Customer(to, told.presence(), told.awaySince()));
  }

  private void tellCall(ContactId contact) {
    toWatchers(
        handle -> access.watchersOf(handle, contact),
        handle -> Optional.ofNullable(live.find(handle, contact).call()),
        DeskFrame.Call::new);
  }

  private void tellConsult(ContactId consult) {
    toWatchers(
        handle -> access.watchersOf(handle, consult),
        _ -> Optional.of(consult),
        (_, changed) -> new DeskFrame.Consult(changed));
    database
        .jdbi()
        .useHandle(
            handle ->
                consults
                    .find(handle, consult)
                    .ifPresent(
                        found ->
                            desks.send(
                                new Desk(found.domain(), found.asker()),
                                new DeskFrame.Consult(consult))));
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
                      .filter(watcher -> desks.has(desk(watcher)))
                      .toList();
              if (!here.isEmpty()) {
                news.apply(handle)
                    .ifPresent(
                        what ->
                            here.forEach(
                                to -> desks.send(desk(to), framing.of(to.contact(), what))));
              }
            });
  }

  private static Desk desk(Watcher watcher) {
    return new Desk(watcher.domain(), watcher.agent());
  }

  /** Puts news of a contact into a frame. */
  @FunctionalInterface
  private interface Framing<T> {
    DeskFrame of(ContactId contact, T news);
  }
}
