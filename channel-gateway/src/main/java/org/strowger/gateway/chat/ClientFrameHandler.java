package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.chat.ChatRepository.Line;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.delivery.DeliveryOutcomes;
import org.strowger.gateway.live.Instances;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.live.SocketWriter;
import org.strowger.servicekit.disk.DiskSpace;
import org.strowger.servicekit.problem.FailureTrace;

/** Does what widgets say; the frames of one chat in the order they came. */
@Singleton
class ClientFrameHandler {

  private static final Logger LOG = Logger.getLogger(ClientFrameHandler.class);
  private static final int RETRY_SECONDS = 3;
  private static final int MOST_MISSED = 200;

  private final GatewayDatabase database;
  private final ChatRepository chats;
  private final ChatPresence presence;
  private final ChatStore store;
  private final ChatFeed feed;
  private final ChatLimits limits;
  private final OpenChats open;
  private final DeliveryOutcomes deliveries;
  private final GatewayOutbox outbox;
  private final Instances instances;
  private final DiskSpace disk;

  ClientFrameHandler(
      GatewayDatabase database,
      ChatRepository chats,
      ChatPresence presence,
      ChatStore store,
      ChatFeed feed,
      ChatLimits limits,
      OpenChats open,
      DeliveryOutcomes deliveries,
      GatewayOutbox outbox,
      Instances instances,
      DiskSpace disk) {
    this.database = database;
    this.chats = chats;
    this.presence = presence;
    this.store = store;
    this.feed = feed;
    this.limits = limits;
    this.open = open;
    this.deliveries = deliveries;
    this.outbox = outbox;
    this.instances = instances;
    this.disk = disk;
  }

  void on(ChatConnection from, ClientFrame frame) {
    if (frame instanceof ClientFrame.Hello hello) {
      onHello(from, hello);
    } else if (!from.isGreeted()) {
      from.fail("hello_expected", null, null);
      from.writer().end(SocketWriter.POLICY);
    } else {
      onGreeted(from, frame);
    }
  }

  private void onGreeted(ChatConnection from, ClientFrame frame) {
    switch (frame) {
      case ClientFrame.Msg message -> onMessage(from, message);
      case ClientFrame.AckTo(long seq) -> onAckTo(from, seq);
      case ClientFrame.Read(long seq) -> onRead(from, seq);
      case ClientFrame.Typing(boolean on) -> onTyping(from, on);
      case ClientFrame.Address address -> onAddress(from, address);
      case ClientFrame.End() -> onEnd(from);
      case ClientFrame.Ping() -> from.send(new ServerFrame.Pong());
      case ClientFrame.Hello _, ClientFrame.Unknown _ -> {}
    }
  }

  /** The socket is gone. */
  void onClosed(ChatConnection connection) {
    open.remove(connection);
    if (connection.isGreeted()) {
      ConversationId id = connection.conversation();
      open.inOrder(
          id,
          () -> {
            database.jdbi().useTransaction(handle -> presence.closed(handle, id, connection.id()));
            outbox.wake();
          });
    }
  }

  private void onHello(ChatConnection from, ClientFrame.Hello hello) {
    if (from.greet(hello.locale())) {
      long resumeFrom = hello.resumeFrom() == null ? 0 : Math.max(0, hello.resumeFrom());
      inOrder(from, null, () -> join(from, resumeFrom));
    }
  }

  private void join(ChatConnection from, long resumeFrom) {
    if (from.writer().hasEnded()) {
      return;
    }
    ConversationId id = from.conversation();
    Optional<Long> last = database.jdbi().inTransaction(handle -> opened(handle, from, resumeFrom));
    if (last.isEmpty()) {
      from.fail("too_many_open", RETRY_SECONDS, null);
      from.writer().end(SocketWriter.TRY_AGAIN_LATER);
      return;
    }
    outbox.wake();
    from.send(new ServerFrame.Welcome(id, last.get()));
    from.resumeAfter(resumed(from, resumeFrom, last.get()));
    open.add(from);
    feed.tellMessages(id);
    feed.tellState(id);
  }

  /** Who resumes after a number has everything up to it, whatever became of the word about it. */
  private Optional<Long> opened(Handle handle, ChatConnection from, long resumeFrom) {
    SocketTicket ticket = from.ticket();
    if (chats.sockets(handle, from.conversation()) >= limits.openPerVisitor()) {
      return Optional.empty();
    }
    presence.opened(handle, ticket.visitor(), ticket.widget(), from.id(), instances.self());
    deliveries.received(handle, from.conversation(), resumeFrom);
    return Optional.of(chats.lastSequence(handle, from.conversation()));
  }

  /** After which number to go on; one that we never gave or that is far behind begins anew. */
  private static long resumed(ChatConnection from, long resumeFrom, long last) {
    long latest = Math.max(0, last - MOST_MISSED);
    if (resumeFrom > last || (resumeFrom > 0 && resumeFrom < latest)) {
      from.send(new ServerFrame.Resync());
      return latest;
    }
    return Math.max(resumeFrom, latest);
  }

  private void onMessage(ChatConnection from, ClientFrame.Msg message) {
    if (!message.isWhole() || !message.isAdmitted()) {
      from.fail("bad_message", null, message.clientMsgId());
    } else if (!limits.allowsMessage(from.ticket().visitor().id())) {
      from.fail("too_many_messages", ChatLimits.PAUSE_SECONDS, message.clientMsgId());
    } else if (!disk.takesInput()) {
      from.fail("unavailable", RETRY_SECONDS, message.clientMsgId());
      from.writer().end(SocketWriter.TRY_AGAIN_LATER);
    } else {
      inOrder(from, message.clientMsgId(), () -> take(from, message));
    }
  }

  private void take(ChatConnection from, ClientFrame.Msg message) {
    Line stored = store.store(from.ticket(), message, from.locale());
    from.awaitsAck(message.clientMsgId());
    if (stored.sequence() <= from.told()) {
      from.tell(stored);
    }
    feed.tellMessages(from.conversation());
    feed.tellState(from.conversation());
  }

  private void onAckTo(ChatConnection from, long sequence) {
    if (from.acknowledge(sequence)) {
      inOrder(
          from,
          null,
          () -> {
            database
                .jdbi()
                .useTransaction(
                    handle -> deliveries.received(handle, from.conversation(), sequence));
            outbox.wake();
          });
    }
  }

  private void onRead(ChatConnection from, long sequence) {
    onAckTo(from, sequence);
    if (sequence <= from.told()) {
      inOrder(
          from,
          null,
          () ->
              database
                  .jdbi()
                  .useHandle(handle -> chats.read(handle, from.conversation(), sequence)));
    }
  }

  private void onTyping(ChatConnection from, boolean on) {
    if (from.maySignalTyping(on, Instant.now())) {
      var signal = new ReplicaSignal.Typing(from.conversation(), true, on);
      inOrder(
          from,
          null,
          () -> database.jdbi().useHandle(handle -> ReplicaSignal.send(handle, signal)));
    }
  }

  private void onAddress(ChatConnection from, ClientFrame.Address said) {
    Optional<AnswerAddress> address =
        Optional.ofNullable(said.address()).flatMap(AnswerAddress::read);
    if (!limits.allowsMessage(from.ticket().visitor().id())) {
      from.fail("too_many_messages", ChatLimits.PAUSE_SECONDS, null);
    } else if (address.isEmpty()) {
      from.fail("bad_address", null, null);
    } else {
      inOrder(from, null, () -> keep(from.conversation(), address.get()));
    }
  }

  private void keep(ConversationId id, AnswerAddress address) {
    database.jdbi().useTransaction(handle -> chats.keepAddress(handle, id, address));
    feed.tellState(id);
  }

  private void onEnd(ChatConnection from) {
    inOrder(
        from,
        null,
        () -> {
          ConversationId id = from.conversation();
          database.jdbi().useTransaction(handle -> presence.end(handle, id));
          outbox.wake();
          feed.tellState(id);
        });
  }

  /** What could not be done is said; what was not acknowledged is not lost, the widget has it. */
  private void inOrder(ChatConnection from, @Nullable String about, Runnable work) {
    open.inOrder(
        from.conversation(),
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.warnf("A frame could not be handled: %s", FailureTrace.of(e));
            from.fail("unavailable", RETRY_SECONDS, about);
            from.writer().end(SocketWriter.TRY_AGAIN_LATER);
          }
        });
  }
}
