package org.strowger.gateway.signed;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.strowger.contracts.wire.Json;
import org.strowger.gateway.channel.Attempt;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.OutboundChannel;
import org.strowger.gateway.channel.OutboundMessage;
import org.strowger.gateway.conversation.ChannelProvider;

/** Posts answers, signed, to where the endpoint wants them; the same answer has the same id. */
@Singleton
public class SignedChannel implements OutboundChannel {

  static final ChannelProvider PROVIDER = new ChannelProvider("signed");

  private static final ChannelCapabilities CAPABILITIES = ChannelCapabilities.of(100_000);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int GONE = 410;

  private final Endpoints endpoints;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  SignedChannel(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public ChannelProvider provider() {
    return PROVIDER;
  }

  @Override
  public ChannelCapabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Attempt send(OutboundMessage message) {
    Endpoint endpoint = endpoints.find(message.conversation().entryPoint().via()).orElse(null);
    String key = message.conversation().sourceKey();
    if (endpoint == null || endpoint.callback() == null || key == null) {
      return new Attempt.Later("NO_CALLBACK");
    }
    byte[] body =
        json(new Answer("message", key, message.id().value(), message.text(), message.sentAt()));
    Instant now = Instant.now();
    String id = message.id().value();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.callback())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header(StandardWebhooks.ID, id)
            .header(StandardWebhooks.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(StandardWebhooks.SIGNATURE, endpoint.signatures().sign(id, now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return post(request);
  }

  private Attempt post(HttpRequest request) {
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) {
        return new Attempt.Delivered();
      }
      String code = "HTTP_" + status;
      return status == GONE ? new Attempt.Refused(code) : new Attempt.Later(code);
    } catch (IOException e) {
      return new Attempt.Later("CONNECTION");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attempt.Later("INTERRUPTED");
    }
  }

  private static byte[] json(Answer answer) {
    try {
      return Json.LOG.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is posted.
   *
   * @param conversation as the endpoint names it
   * @param messageId stable: a repetition has the same
   */
  record Answer(String type, String conversation, String messageId, String text, Instant sentAt) {}
}
