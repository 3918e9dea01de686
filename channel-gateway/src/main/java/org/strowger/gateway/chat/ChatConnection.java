package org.strowger.gateway.chat;

import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.chat.ChatRepository.Line;
import org.strowger.gateway.live.SocketWriter;

/**
 * One widget's socket. Messages of both sides leave in the order of their numbers: an own message
 * as its acknowledgement, so that whoever has number n has everything before it.
 */
final class ChatConnection {

  private final String id;
  private final SocketTicket ticket;
  private final SocketWriter writer;
  private final Instant openedAt = Instant.now();
  private final Set<String> unacknowledged = new HashSet<>();
  private boolean greeted;
  private long told;
  private long acknowledged;
  private @Nullable String locale;
  private @Nullable ChatStatus status;
  private Instant typedAt = Instant.EPOCH;

  ChatConnection(WebSocketConnection connection, SocketTicket ticket) {
    this.id = connection.id();
    this.ticket = ticket;
    this.writer = new SocketWriter(connection, openedAt);
  }

  String id() {
    return id;
  }

  SocketTicket ticket() {
    return ticket;
  }

  ConversationId conversation() {
    return ticket.visitor().conversation();
  }

  SocketWriter writer() {
    return writer;
  }

  void send(ServerFrame frame) {
    writer.send(frame.json());
  }

  void fail(String code, @Nullable Integer retryAfter, @Nullable String clientMsgId) {
    send(new ServerFrame.Failed(code, retryAfter, clientMsgId));
  }

  /** True once, for the first hello. */
  synchronized boolean greet(@Nullable String ofLocale) {
    boolean first = !greeted;
    greeted = true;
    locale = ofLocale;
    return first;
  }

  synchronized boolean isGreeted() {
    return greeted;
  }

  /** True when it has said nothing for too long. */
  synchronized boolean isSilentSince(Instant limit) {
    return !greeted && openedAt.isBefore(limit);
  }

  synchronized @Nullable String locale() {
    return locale;
  }

  /** What comes up to this number is on the widget's screen already. */
  synchronized void resumeAfter(long sequence) {
    told = sequence;
  }

  synchronized long told() {
    return told;
  }

  synchronized void awaitsAck(String clientMsgId) {
    unacknowledged.add(clientMsgId);
  }

  /** Tells a message that comes next, or what was told before and is asked for again. */
  synchronized void tell(Line line) {
    String clientId = line.clientMsgId();
    boolean known = line.sequence() <= told;
    told = Math.max(told, line.sequence());
    if (clientId != null && unacknowledged.remove(clientId)) {
      send(new ServerFrame.Ack(clientId, line.sequence(), line.at()));
    } else if (!known) {
      String name = line.byCustomer() ? null : ticket.widget().author(line.author());
      send(
          new ServerFrame.Msg(
              line.sequence(),
              line.id(),
              new ServerFrame.From(
                  line.byCustomer() ? ServerFrame.From.Side.CUSTOMER : ServerFrame.From.Side.AGENT,
                  name),
              line.text(),
              line.at(),
              clientId));
    }
  }

  /** False when these answers were acknowledged before, or never told. */
  synchronized boolean acknowledge(long sequence) {
    boolean fresh = sequence > acknowledged && sequence <= told;
    acknowledged = fresh ? sequence : acknowledged;
    return fresh;
  }

  /** False when it was told just now. */
  synchronized boolean maySignalTyping(boolean on, Instant now) {
    if (on && now.isBefore(typedAt.plusSeconds(1))) {
      return false;
    }
    typedAt = now;
    return true;
  }

  /** Tells what is another than told before. */
  synchronized void tellStatus(ChatStatus now) {
    ChatStatus before = status;
    boolean other = now.isOtherThan(before);
    ChatStatus known = now.after(before);
    status = known;
    if (other) {
      tellPhase(known);
    }
    ServerFrame.Service service = known.service();
    if (service != null && (other || before == null || !service.equals(before.service()))) {
      send(service);
    }
    ServerFrame.Queue queue = known.queue();
    if (queue != null && (other || before == null || !queue.equals(before.queue()))) {
      send(queue);
    }
    if (known.readByAgent() > (before == null ? 0 : before.readByAgent())) {
      send(new ServerFrame.Read(known.readByAgent()));
    }
    if (known.hasAddress() && (before == null || !before.hasAddress())) {
      send(new ServerFrame.AddressKept());
    }
  }

  /** Whether this is what the widget was told last. */
  synchronized boolean knows(ChatStatus now) {
    ChatStatus before = status;
    return before != null && !now.isOtherThan(before) && now.after(before).equals(before);
  }

  private void tellPhase(ChatStatus now) {
    switch (now.phase()) {
      case QUEUED -> send(new ServerFrame.Status(ServerFrame.State.QUEUED));
      case CONNECTED -> send(new ServerFrame.Status(ServerFrame.State.CONNECTED));
      case ENDED -> {
        send(new ServerFrame.Status(ServerFrame.State.ENDED));
        send(new ServerFrame.Closed(now.notice(), now.answerFrom()));
      }
      case IDLE -> {}
    }
  }
}
