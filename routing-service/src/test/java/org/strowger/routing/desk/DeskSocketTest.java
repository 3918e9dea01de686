package org.strowger.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DeskSocketTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final List<String> sent = new ArrayList<>();
  private final List<Integer> closed = new ArrayList<>();
  private final Queue<UniEmitter<? super Void>> unread = new ArrayDeque<>();
  private final DeskSocket socket = new DeskSocket(browser(), NOW);

  @Test
  void shouldDropWhatComesBeforeTheSnapshotAndKeepTheOrderAfterIt() {
    // when
    socket.deliver(false, "early");
    socket.deliver(true, "snapshot");
    socket.deliver(false, "first");
    socket.deliver(false, "second");
    readAll();

    // then
    assertThat(sent).containsExactly("snapshot", "first", "second");
  }

  @Test
  void shouldCloseASocketThatReadsTooSlowly() {
    // given
    socket.deliver(true, "snapshot");
    for (int i = 0; i < DeskSocket.MOST_WAITING; i++) {
      assertThat(socket.deliver(false, "event-" + i)).isTrue();
    }

    // when
    boolean delivered = socket.deliver(false, "one too many");

    // then
    assertThat(delivered).isFalse();
    assertThat(closed).containsExactly(DeskSocket.TRY_AGAIN_LATER);
    assertThat(sent).containsExactly("snapshot");
    assertThat(socket.deliver(false, "later")).isTrue();
    assertThat(closed).hasSize(1);
  }

  @Test
  void shouldReportActivityNoMoreThanTwiceASecond_TR31() {
    assertThat(socket.mayReportActivity(NOW)).isTrue();
    assertThat(socket.mayReportActivity(NOW.plusMillis(499))).isFalse();
    assertThat(socket.mayReportActivity(NOW.plusMillis(500))).isTrue();
    assertThat(socket.mayReportActivity(NOW.plusMillis(501))).isFalse();
  }

  @Test
  void shouldCloseASocketThatAnswersNoPing() {
    // given
    socket.heard(NOW.plusSeconds(10));

    // when
    socket.ping(NOW.plusSeconds(9));
    assertThat(closed).isEmpty();
    socket.ping(NOW.plusSeconds(11));

    // then
    assertThat(closed).containsExactly(DeskSocket.TRY_AGAIN_LATER);
  }

  @Test
  void shouldAskForASnapshotThatDoesNotCome() {
    // given
    socket.askedForSnapshot(NOW);

    // then
    assertThat(socket.needsSnapshot(NOW)).isFalse();
    assertThat(socket.needsSnapshot(NOW.plusSeconds(1))).isTrue();
    socket.deliver(true, "snapshot");
    assertThat(socket.needsSnapshot(NOW.plusSeconds(1))).isFalse();
  }

  private void readAll() {
    while (!unread.isEmpty()) {
      unread.remove().complete(null);
    }
  }

  /** A browser that reads only when it is told to. */
  private WebSocketConnection browser() {
    return (WebSocketConnection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WebSocketConnection.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "sendText" -> {
                    sent.add((String) arguments[0]);
                    yield Uni.createFrom().<Void>emitter(unread::add);
                  }
                  case "sendPing" -> Uni.createFrom().voidItem();
                  case "close" -> {
                    closed.add(((CloseReason) arguments[0]).getCode());
                    yield Uni.createFrom().voidItem();
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
