package org.strowger.gateway.chat;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.MessageReceived;
import org.strowger.contracts.fact.ChannelFact.MessageSent;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.gateway.chat.ChatRepository.Line;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.live.ReplicaSignalListener;
import org.strowger.gateway.live.ServiceStatus;
import org.strowger.gateway.live.ServiceStatuses;
import org.strowger.gateway.live.WaitForecasts;
import org.strowger.gateway.topics.ContactsListener;
import org.strowger.gateway.topics.LiveRoutingListener;
import org.strowger.gateway.topics.LiveTailStarted;
import org.strowger.gateway.topics.RoutedEvent;

/**
 * Tells the sockets on this replica what is new. What was written is read from the database when
 * the log says that it is there, whichever replica stored it; the phase of a chat is read when a
 * signal says that it changed, and every two seconds anyway.
 */
@Singleton
public class ChatFeed implements LiveRoutingListener, ContactsListener, ReplicaSignalListener {

  private static final int PAGE = 200;

  private final GatewayDatabase database;
  private final ChatRepository chats;
  private final WaitForecasts forecasts;
  private final ServiceStatuses services;
  private final OpenChats open;

  ChatFeed(
      GatewayDatabase database,
      ChatRepository chats,
      WaitForecasts forecasts,
      ServiceStatuses services,
      OpenChats open) {
    this.database = database;
    this.chats = chats;
    this.forecasts = forecasts;
    this.services = services;
    this.open = open;
  }

  @Override
  public void onFact(ChannelFact fact) {
    ConversationId id = fact.conversationId();
    boolean written = fact instanceof MessageSent || fact instanceof MessageReceived;
    if (written && open.has(id)) {
      open.inOrder(id, () -> tellMessages(id));
    }
  }

  @Override
  public void onRouting(RoutedEvent routed) {
    if (routed.event() instanceof QueueMessageAnnounced told && open.has(told.conversationId())) {
      ConversationId id = told.conversationId();
      var notice = new ServerFrame.Notice(told.message());
      open.inOrder(id, () -> open.of(id).forEach(each -> each.send(notice)));
    }
  }

  void onTailStarted(@Observes LiveTailStarted started) {
    open.conversations().forEach(id -> open.inOrder(id, () -> tellMessages(id)));
  }

  @Override
  public void onSignal(ReplicaSignal signal) {
    switch (signal) {
      case ReplicaSignal.Typing typing when !typing.byCustomer() ->
          open.of(typing.conversation())
              .forEach(each -> each.send(new ServerFrame.Typing(typing.on())));
      case ReplicaSignal.ConversationChanged(ConversationId id) when open.has(id) ->
          open.inOrder(id, () -> tellState(id));
      default -> {}
    }
  }

  /** Tells every socket what it has not got, in order. */
  void tellMessages(ConversationId id) {
    List<ChatConnection> sockets = open.of(id).stream().filter(ChatConnection::isGreeted).toList();
    long from = sockets.stream().mapToLong(ChatConnection::told).min().orElse(Long.MAX_VALUE);
    while (from < Long.MAX_VALUE) {
      long after = from;
      List<Line> lines = database.jdbi().withHandle(handle -> chats.after(handle, id, after, PAGE));
      lines.forEach(line -> sockets.forEach(socket -> socket.tell(line)));
      from = lines.size() < PAGE ? Long.MAX_VALUE : lines.getLast().sequence();
    }
  }

  /** Tells every socket the phase of the chat and its position in the queue. */
  void tellState(ConversationId id) {
    Optional<Chat> found = database.jdbi().withHandle(handle -> chats.find(handle, id));
    Optional<ChatStatus> status =
        found.map(chat -> status(chat, lines(queued(chat).stream().toList())));
    status.ifPresent(
        now ->
            open.of(id).stream()
                .filter(ChatConnection::isGreeted)
                .forEach(socket -> socket.tellStatus(now)));
  }

  /**
   * All chats here at once: what is another than told is told. The router is asked how long those
   * will wait for whom it is time, and whether anybody is there for them.
   */
  void tellAll() {
    Set<ConversationId> ids = open.conversations();
    if (ids.isEmpty()) {
      return;
    }
    List<Chat> here = database.jdbi().withHandle(handle -> chats.find(handle, ids));
    List<ContactId> queued = here.stream().flatMap(chat -> queued(chat).stream()).toList();
    Lines lines = lines(queued);
    here.forEach(chat -> tellIfOther(chat.conversation(), status(chat, lines)));
    forecasts.ask(queued);
  }

  private Lines lines(List<ContactId> queued) {
    return new Lines(forecasts.positions(queued), services.ofWaiting(queued));
  }

  /** How it stands with contacts that wait: their positions, and what their customers find. */
  private record Lines(Map<ContactId, Integer> positions, Map<ContactId, ServiceStatus> services) {}

  private void tellIfOther(ConversationId id, ChatStatus now) {
    boolean known =
        open.of(id).stream()
            .filter(ChatConnection::isGreeted)
            .allMatch(socket -> socket.knows(now));
    if (!known) {
      open.inOrder(id, () -> tellState(id));
    }
  }

  /** Where nobody is there, no position and no forecast is true. */
  private ChatStatus status(Chat chat, Lines lines) {
    Optional<ContactId> contact = queued(chat);
    ServerFrame.Service service =
        contact
            .flatMap(id -> Optional.ofNullable(lines.services().get(id)))
            .map(ServerFrame.Service::of)
            .orElse(null);
    boolean unattended = service != null && service.state() == ServiceStatus.State.NOBODY;
    ServerFrame.Queue queue =
        contact
            .filter(_ -> !unattended)
            .flatMap(
                id ->
                    Optional.ofNullable(lines.positions().get(id))
                        .map(position -> queue(position, forecasts.of(id))))
            .orElse(null);
    return new ChatStatus(
        chat.phase(),
        chat.notice(),
        chat.deferredUntil(),
        service,
        queue,
        chat.readByAgent(),
        chat.hasAddress());
  }

  private static ServerFrame.Queue queue(int position, @Nullable WaitForecast forecast) {
    return new ServerFrame.Queue(position, ServerFrame.WaitSeconds.of(forecast));
  }

  /** The contact that waits; none when an agent has it or nothing is asked for. */
  private static Optional<ContactId> queued(Chat chat) {
    return Optional.ofNullable(chat.contact()).filter(_ -> chat.phase() == Chat.Phase.QUEUED);
  }
}
