package org.strowger.gateway.chat;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.live.KeyedExecutor;

/** The sockets on this replica, by conversation; the work of one conversation is done in order. */
@Singleton
class OpenChats {

  private final Map<ConversationId, Set<ChatConnection>> open = new ConcurrentHashMap<>();
  private final KeyedExecutor executor = new KeyedExecutor("chat");

  OpenChats(MeterRegistry metrics) {
    metrics.gauge(
        "strowger.gateway.chat.sockets",
        open,
        chats -> chats.values().stream().mapToInt(Set::size).sum());
  }

  void add(ChatConnection connection) {
    open.compute(
        connection.conversation(),
        (_, sockets) -> {
          Set<ChatConnection> all = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
          all.add(connection);
          return all;
        });
  }

  void remove(ChatConnection connection) {
    open.computeIfPresent(
        connection.conversation(),
        (_, sockets) -> {
          sockets.remove(connection);
          return sockets.isEmpty() ? null : sockets;
        });
  }

  Set<ChatConnection> of(ConversationId conversation) {
    return open.getOrDefault(conversation, Set.of());
  }

  boolean has(ConversationId conversation) {
    return open.containsKey(conversation);
  }

  Set<ConversationId> conversations() {
    return Set.copyOf(open.keySet());
  }

  List<ChatConnection> all() {
    return open.values().stream().flatMap(Set::stream).toList();
  }

  /** Does it in another thread, after what was given before for the same conversation. */
  void inOrder(ConversationId conversation, Runnable work) {
    executor.execute(conversation.value(), work);
  }
}
