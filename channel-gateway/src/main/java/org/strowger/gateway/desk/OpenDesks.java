package org.strowger.gateway.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.live.KeyedExecutor;
import org.strowger.gateway.live.SocketWriter;

/** The desks with a socket on this replica. */
@Singleton
class OpenDesks {

  private final Map<Desk, Set<SocketWriter>> open = new ConcurrentHashMap<>();
  private final Map<String, SocketWriter> writers = new ConcurrentHashMap<>();
  private final KeyedExecutor executor = new KeyedExecutor("gateway-desk");

  OpenDesks(MeterRegistry metrics) {
    metrics.gauge("strowger.gateway.desk.sockets", writers, Map::size);
  }

  /** An agent of a domain. */
  record Desk(DomainId domain, AgentId agent) {}

  void add(Desk desk, WebSocketConnection connection) {
    var writer = new SocketWriter(connection, Instant.now());
    writers.put(connection.id(), writer);
    open.compute(
        desk,
        (_, sockets) -> {
          Set<SocketWriter> all = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
          all.add(writer);
          return all;
        });
  }

  void remove(Desk desk, WebSocketConnection connection) {
    SocketWriter writer = writers.remove(connection.id());
    if (writer != null) {
      open.computeIfPresent(
          desk,
          (_, sockets) -> {
            sockets.remove(writer);
            return sockets.isEmpty() ? null : sockets;
          });
    }
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  boolean has(Desk desk) {
    return open.containsKey(desk);
  }

  Set<Desk> all() {
    return Set.copyOf(open.keySet());
  }

  void send(Desk desk, DeskFrame frame) {
    Set<SocketWriter> sockets = open.getOrDefault(desk, Set.of());
    if (!sockets.isEmpty()) {
      String json = frame.json();
      sockets.forEach(socket -> socket.send(json));
    }
  }

  void heard(WebSocketConnection connection) {
    SocketWriter writer = writers.get(connection.id());
    if (writer != null) {
      writer.heard(Instant.now());
    }
  }

  void end(WebSocketConnection connection, int code) {
    SocketWriter writer = writers.get(connection.id());
    if (writer != null) {
      writer.end(code);
    }
  }

  void endAll(int code) {
    List.copyOf(writers.values()).forEach(writer -> writer.end(code));
  }

  void ping(Instant mustBeHeardSince) {
    writers.values().forEach(writer -> writer.ping(mustBeHeardSince));
  }

  /** Does it in another thread, after what was given before for the same thing. */
  void inOrder(String key, Runnable work) {
    executor.execute(key, work);
  }
}
