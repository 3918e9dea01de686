package org.strowger.servicekit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.strowger.testkit.StrowgerInfra;

/** With raw sockets: such requests end below the resources. */
@QuarkusTest
@WithTestResource(StrowgerInfra.class)
class RouterProblemsTest {

  @TestHTTPResource("/")
  URI address;

  @Test
  void shouldRefuseALargeBodyBeforeItCame() throws IOException {
    String answer =
        answerTo(
            """
            POST /failing HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: 11000000
            Connection: close

            """);

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"too_large\"");
    assertThat(answer).contains("application/problem+json");
  }

  @Test
  void shouldRefuseALongAddressWithoutDetails() throws IOException {
    String answer =
        answerTo(
            "GET /failing?canary="
                + "a".repeat(5000)
                + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");

    assertThat(answer).containsPattern("^HTTP/1.[01] 414 ").doesNotContain("canary", "Exception");
  }

  @Test
  void shouldRefuseLargeHeadersWithoutDetails() throws IOException {
    String answer =
        answerTo(
            "GET /failing HTTP/1.1\nHost: localhost\nX-Canary: "
                + "a".repeat(30_000)
                + "\nConnection: close\n\n");

    assertThat(answer).containsPattern("^HTTP/1.[01] 431 ").doesNotContain("Canary", "Exception");
  }

  @Test
  void shouldRefuseAnAddressThatIsNone() throws IOException {
    String answer = answerTo("GET /failing/%zz HTTP/1.1\nHost: localhost\nConnection: close\n\n");

    assertThat(answer).containsPattern("^HTTP/1.[01] 4").doesNotContain("Exception", "at io.");
  }

  private String answerTo(String request) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
