package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR66: one address that keeps connections or mails open shuts nobody else out")
class EmailLimitsTest {

  private static final String SUPPORT = "support@strowger.example";
  private static final String ATTACKER = "127.0.0.2";
  private static final int PER_SOURCE = 20;

  private final List<Socket> open = new ArrayList<>();

  @Inject EmailIngress ingress;
  @Inject Store store;

  @AfterEach
  void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  @Test
  void shouldServeOthersWhileOneAddressKeepsConnectionsOpen_TR66() throws IOException {
    // given
    for (int i = 0; i < PER_SOURCE; i++) {
      assertThat(greeting(connect())).startsWith("220");
    }
    // then
    for (int i = 0; i < 80; i++) {
      assertThat(greeting(connect())).startsWith("421");
    }
    assertThat(send("Served")).startsWith("250");
  }

  @Test
  void shouldTakeLargeMailsWhileOthersStopHalfWay_TR66() throws IOException {
    // given
    for (int i = 0; i < 8; i++) {
      stopHalfWay(connect());
    }
    // when
    String answer = send("x".repeat(70).concat("\r\n").repeat(10_000));
    // then
    assertThat(answer).startsWith("250");
  }

  @Test
  void shouldKeepALargeMailWhole_TR66() {
    // given
    String text = "where is my parcel and where are my shoes, ".repeat(2) + "\r\n";
    // when
    String subject = "Large " + UUID.randomUUID();
    byte[] mail = mail(subject, text.repeat(10_000));
    String answer = MailClient.send(ingress.port(), "ann@customer.example", List.of(SUPPORT), mail);
    // then
    assertThat(answer).startsWith("250");
    byte[] raw =
        store.one(
            "select s.content from raw_messages s join messages m on m.id = s.message_id"
                + " where m.subject = ?",
            byte[].class,
            subject);
    assertThat(new String(raw, StandardCharsets.UTF_8)).contains(text.repeat(10_000));
  }

  private String send(String text) {
    byte[] mail = mail("Mail " + UUID.randomUUID(), text);
    return MailClient.send(ingress.port(), "ann@customer.example", List.of(SUPPORT), mail);
  }

  private static byte[] mail(String subject, String text) {
    String id = "<" + UUID.randomUUID() + "@customer.example>";
    return MailClient.mail("ann@customer.example", SUPPORT, subject, id, text);
  }

  private Socket connect() throws IOException {
    var socket = new Socket();
    socket.setSoTimeout(30_000);
    socket.bind(new InetSocketAddress(ATTACKER, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ingress.port()));
    open.add(socket);
    return socket;
  }

  private static String greeting(Socket socket) throws IOException {
    return reader(socket).readLine();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static void stopHalfWay(Socket socket) throws IOException {
    BufferedReader in = reader(socket);
    assertThat(in.readLine()).startsWith("220");
    for (String command :
        List.of("HELO x", "MAIL FROM:<x@x.example>", "RCPT TO:<" + SUPPORT + ">", "DATA")) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(in.readLine()).matches("[23].*");
    }
    byte[] half = "half a mail\r\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
    socket.getOutputStream().write(half);
    socket.getOutputStream().flush();
  }
}
