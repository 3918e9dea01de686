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
  private final OpenChats open;

  ChatFeed(
      GatewayDatabase database, ChatRepository chats, WaitForecasts forecasts, OpenChats open) {
    this.database = database;
    this.chats = chats;
    this.forecasts = forecasts;
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
        found.map(chat -> status(chat, forecasts.positions(queued(chat).stream().toList())));
    status.ifPresent(
        now ->
            open.of(id).stream()
                .filter(ChatConnection::isGreeted)
                .forEach(socket -> socket.tellStatus(now.phase(), now.queue(), now.notice())));
  }

  /**
   * All chats here at once: what is another than told is told. The router is asked how long those
   * will wait for whom it is time.
   */
  void tellAll() {
    Set<ConversationId> ids = open.conversations();
    if (ids.isEmpty()) {
      return;
    }
    List<Chat> here = database.jdbi().withHandle(handle -> chats.find(handle, ids));
    List<ContactId> queued = here.stream().flatMap(chat -> queued(chat).stream()).toList();
    Map<ContactId, Integer> positions = forecasts.positions(queued);
    here.forEach(chat -> tellIfOther(chat.conversation(), status(chat, positions)));
    forecasts.ask(queued);
  }

  private void tellIfOther(ConversationId id, ChatStatus now) {
    boolean known =
        open.of(id).stream()
            .filter(ChatConnection::isGreeted)
            .allMatch(socket -> socket.knows(now.phase(), now.queue()));
    if (!known) {
      open.inOrder(id, () -> tellState(id));
    }
  }

  private ChatStatus status(Chat chat, Map<ContactId, Integer> positions) {
    ServerFrame.Queue queue =
        queued(chat)
            .flatMap(
                contact ->
                    Optional.ofNullable(positions.get(contact))
                        .map(position -> queue(position, forecasts.of(contact))))
            .orElse(null);
    return new ChatStatus(chat.phase(), queue, chat.notice());
  }

  private static ServerFrame.Queue queue(int position, @Nullable WaitForecast forecast) {
    return new ServerFrame.Queue(position, ServerFrame.WaitSeconds.of(forecast));
  }

  /** The contact that waits; none when an agent has it or nothing is asked for. */
  private static Optional<ContactId> queued(Chat chat) {
    return Optional.ofNullable(chat.contact()).filter(_ -> chat.phase() == Chat.Phase.QUEUED);
  }

  /**
   * What a socket is told of its chat.
   *
   * @param queue null when there is nothing to tell of it
   */
  private record ChatStatus(
      Chat.Phase phase, ServerFrame.@Nullable Queue queue, @Nullable String notice) {}
}
