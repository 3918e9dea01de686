package org.strowger.servicekit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.TeamId;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TestTokens;

@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class SocketGateTest {

  private static final String USER = "u-socket";
  private static final int OPENED = 101;

  @TestHTTPResource("/guarded/")
  URI address;

  @Inject Directory directory;

  @BeforeEach
  void userIsKnown() {
    know(USER, true);
  }

  @ParameterizedTest
  @EnumSource
  void shouldOpenExactlyToTheRolesOfTheTable(Role role) {
    int expected = Permission.DESK.roles().contains(role) ? OPENED : 403;

    assertThat(handshake("feed", Map.of("Cookie", TestTokens.cookie(USER, "demo", role))))
        .isEqualTo(expected);
  }

  @Test
  void shouldTellTheSocketWhoOpenedIt() throws Exception {
    var heard = new Ear();

    WebSocket socket = open("feed", Map.of("Cookie", cookie(USER)), heard).join();
    socket.sendText("hi", true).join();

    assertThat(heard.texts.poll(60, TimeUnit.SECONDS)).isEqualTo("hello " + USER);
    assertThat(heard.texts.poll(60, TimeUnit.SECONDS)).isEqualTo("demo hi");
    socket.abort();
  }

  @Test
  void shouldAskForALogin() {
    assertThat(handshake("feed", Map.of())).isEqualTo(401);
    assertThat(handshake("feed", Map.of("Cookie", TestTokens.COOKIE + "=stale"))).isEqualTo(401);
  }

  @Test
  void shouldRefusePagesOfOtherOrigins() {
    String own = "http://" + address.getAuthority();

    assertThat(handshake("feed", Map.of("Cookie", cookie(USER), "Origin", own))).isEqualTo(OPENED);
    assertThat(handshake("feed", Map.of("Cookie", cookie(USER), "Origin", "https://evil.example")))
        .isEqualTo(403);
    assertThat(handshake("feed", Map.of("Cookie", cookie(USER), "Origin", "null"))).isEqualTo(403);
  }

  @Test
  void shouldDenyASocketWithoutARule() {
    assertThat(handshake("forgotten-feed", Map.of("Cookie", cookie(USER)))).isEqualTo(403);
  }

  @Test
  void shouldCloseTheSocketWhenTheSessionEnds() {
    know("u-leaving", true);
    var heard = new Ear();
    open("feed", Map.of("Cookie", cookie("u-leaving")), heard).join();

    know("u-leaving", false);

    await().atMost(Duration.ofSeconds(60)).until(() -> heard.closedWith == 1008);
  }

  private static String cookie(String user) {
    return TestTokens.cookie(user, "demo", Role.AGENT);
  }

  private int handshake(String path, Map<String, String> headers) {
    try {
      open(path, headers, new Ear()).join().abort();
      return OPENED;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  private CompletableFuture<WebSocket> open(String path, Map<String, String> headers, Ear ear) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    headers.forEach(builder::header);
    return builder.buildAsync(
        URI.create("ws://" + address.getAuthority() + "/guarded/" + path), ear);
  }

  private void know(String user, boolean active) {
    var entry =
        new DirectoryEntry(
            new AgentId(user),
            Arrays.asList(Role.values()),
            List.of(new DomainId("demo")),
            List.of(new TeamId("team-1")),
            active,
            null);
    if (!entry.equals(directory.entry(entry.userId()))) {
      TestTokens.publish(entry);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> directory.isComplete() && entry.equals(directory.entry(entry.userId())));
    }
  }

  private static final class Ear implements WebSocket.Listener {

    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    volatile int closedWith;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      texts.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closedWith = status;
      return null;
    }
  }
}
