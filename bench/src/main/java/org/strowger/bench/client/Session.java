package org.strowger.bench.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A person who has logged in, as a browser would. */
public final class Session {

  /** How every body is read and written. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String host;
  private final String cookie;

  private Session(String host, String cookie) {
    this.host = host;
    this.cookie = cookie;
  }

  /**
   * Logs in.
   *
   * @throws IllegalStateException when the exchange refuses
   */
  public static Session login(int httpPort, String username, String password)
      throws IOException, InterruptedException {
    String host = "127.0.0.1:" + httpPort;
    HttpResponse<String> response =
        HTTP.send(
            request(host, "/api/console/login")
                .POST(json(Map.of("username", username, "password", password)))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "Expected " + username + " to log in but got status " + response.statusCode());
    }
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Session(host, cookie);
  }

  /** What a browser would send as {@code Cookie}. */
  public String cookie() {
    return cookie;
  }

  /** GET. */
  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(host, path).GET());
  }

  /** POST with a fresh idempotency key. */
  public Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return post(path, body, UUID.randomUUID().toString());
  }

  /** POST with this idempotency key. */
  public Answer post(String path, Map<String, ?> body, String idempotencyKey)
      throws IOException, InterruptedException {
    return send(request(host, path).header("Idempotency-Key", idempotencyKey).POST(json(body)));
  }

  /** PUT of JSON. */
  public Answer put(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(request(host, path).PUT(json(body)));
  }

  /** PUT of YAML. */
  public Answer putYaml(String path, String yaml) throws IOException, InterruptedException {
    return send(
        request(host, path)
            .setHeader("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(yaml)));
  }

  /** A request with any method and body; JSON by its header. */
  public Answer send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    return send(request(host, path).method(method, BodyPublishers.ofByteArray(body)));
  }

  /** Opens a socket with this person's session; see {@link Feed#open}. */
  public Feed feed(String path, Consumer<String> listener, IntConsumer ended)
      throws InterruptedException {
    return Feed.open(
        URI.create("ws://" + host + path), Map.of("Cookie", cookie), List.of(), listener, ended);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(request.header("Cookie", cookie).build(), BodyHandlers.ofString());
    String body = response.body();
    return new Answer(
        response.statusCode(), body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body));
  }

  private static HttpRequest.Builder request(String host, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + host + path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("X-Strowger", "1");
  }

  private static HttpRequest.BodyPublisher json(Map<String, ?> body) throws IOException {
    return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
  }
}
