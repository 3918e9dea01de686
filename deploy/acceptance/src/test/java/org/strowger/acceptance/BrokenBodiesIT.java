package org.strowger.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.bench.client.Session;

/** Clients that send slowly, stop in the middle or send what is no body. */
@Timeout(120)
class BrokenBodiesIT {

  private static final int SLOW = 300;
  private static final Duration PROMPT = Duration.ofSeconds(3);

  private static Exchange exchange;
  private static String cookie;

  private final List<Socket> open = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("broken-bodies");
    cookie = exchange.login("adam").cookie();
  }

  @AfterAll
  static void stop() {
    if (exchange != null) {
      exchange.close();
    }
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  static Stream<RawRequest> requests() throws IOException {
    return Stream.concat(
        BorderIT.requests(),
        Stream.of(
            new RawRequest("POST", "/demo/mails"),
            new RawRequest("POST", "/demo/posts"),
            new RawRequest("POST", "/demo/webhook")));
  }

  static Stream<RawRequest> doors() {
    return Stream.of(
        new RawRequest("POST", "/api/console/login"),
        new RawRequest("PUT", "/api/console/users/x-1"),
        new RawRequest("POST", "/api/gateway/inbound/shop"),
        new RawRequest("POST", "/api/gateway/chat/support/tickets"),
        new RawRequest("POST", "/api/cases/x-1/notes"),
        new RawRequest("PUT", "/api/routing/plan"),
        new RawRequest("POST", "/demo/posts"));
  }

  @ParameterizedTest
  @MethodSource("doors")
  @DisplayName("TR68: three hundred slow bodies at one door keep nobody waiting at another")
  void shouldServeOthersWhileBodiesAreSlow_TR68(RawRequest door) throws Exception {
    // given
    for (int i = 0; i < SLOW; i++) {
      begin(door, "Content-Length: 5000", "{\"username\":");
    }
    // when, twice, so that all of them have been begun to be read
    for (int i = 0; i < 2; i++) {
      long began = System.nanoTime();
      Session anna = exchange.login("anna");
      int status = anna.get("/api/console/me").status();
      // then
      Duration taken = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf(
          "%s: login beside %d slow bodies took %d ms%n", door, SLOW, taken.toMillis());
      assertThat(status).isEqualTo(200);
      assertThat(taken).isLessThan(PROMPT);
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  @DisplayName("TR68: a body that breaks off is its client's fault, and none of ours")
  void shouldTakeABrokenBodyForItsClientsFault_TR68(RawRequest request) throws Exception {
    // it is shorter than it was said to be; a chunk is cut, or is none
    requireRefused(answer(request, "Content-Length: 500", "{\"text\":\"abc", false));
    requireRefused(answer(request, "Transfer-Encoding: chunked", "40\r\n{\"text\":", false));
    requireRefused(answer(request, "Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n", true));
    // the client's system resets the connection
    Socket reset = begin(request, "Content-Length: 500", "{\"text\":\"abc");
    reset.setSoLinger(true, 0);
    reset.close();
  }

  /** Cut, or told that it is her fault; some doors refuse before the body is looked at. */
  private static void requireRefused(int status) {
    assertThat(status == 0 || (status >= 400 && status < 500)).as("status %d", status).isTrue();
  }

  @Test
  @DisplayName("TR68: and no line of ours calls it an error")
  void shouldLogNoError_TR68() throws Exception {
    // given
    for (RawRequest door : doors().toList()) {
      answer(door, "Content-Length: 500", "{\"text\":\"abc", false);
      Socket reset = begin(door, "Transfer-Encoding: chunked", "40\r\n{\"text\":");
      Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
      reset.setSoLinger(true, 0);
      reset.close();
    }
    // when what came before has been done with
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(errors()).isEmpty());
  }

  private static List<String> errors() throws IOException {
    try (Stream<String> lines = Files.lines(exchange.data().resolve("log/exchange.log"))) {
      return lines.filter(line -> line.contains(" ERROR ")).toList();
    }
  }

  /** The status that comes after this much of a body; 0 when the connection is closed instead. */
  private int answer(RawRequest request, String header, String body, boolean whole)
      throws IOException {
    Socket socket = begin(request, header, body);
    if (!whole) {
      socket.shutdownOutput();
    }
    byte[] line = new byte[12];
    try {
      int read = socket.getInputStream().readNBytes(line, 0, line.length);
      return read < line.length ? 0 : Integer.parseInt(new String(line, 9, 3, ISO_8859_1));
    } catch (java.net.SocketException e) {
      return 0; // reset
    }
  }

  private Socket begin(RawRequest request, String header, String body) throws IOException {
    var socket = new Socket();
    open.add(socket);
    socket.setSoTimeout(30_000);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), exchange.addresses().http()));
    String head =
        "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Strowger: 1\r\nCookie: %s\r\n%s\r\n\r\n"
            .formatted(request.method(), request.path(), cookie, header);
    socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
    return socket;
  }
}
