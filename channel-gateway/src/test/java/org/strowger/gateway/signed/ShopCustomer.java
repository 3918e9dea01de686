package org.strowger.gateway.signed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.strowger.gateway.ChannelCustomer;
import org.strowger.gateway.OutsideWorld;
import org.strowger.gateway.Store;
import org.strowger.gateway.conversation.ChannelProvider;

/** A customer of a shop that posts and is called back. */
public final class ShopCustomer implements ChannelCustomer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StandardWebhooks SIGNATURES =
      new StandardWebhooks(List.of(OutsideWorld.SECRET));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String customer = "c-" + UUID.randomUUID();
  private final URI endpoint;

  public ShopCustomer(Doors doors) {
    this.endpoint = doors.http().resolve("/api/gateway/inbound/shop");
  }

  @Override
  public ChannelProvider provider() {
    return SignedChannel.PROVIDER;
  }

  @Override
  public String conversation(Store store) {
    return store.conversation(customer);
  }

  @Override
  public Said says(String id, String text) {
    return post(customer + id, body(text));
  }

  @Override
  public Said saysTooLong() {
    return post(customer + "long", body("x".repeat(20_001)));
  }

  @Override
  public Said saysWithFile() {
    ObjectNode body = body("See the file");
    body.putArray("attachments").addObject().put("name", "order.csv");
    return post(customer + "file", body);
  }

  private ObjectNode body(String text) {
    ObjectNode body = JSON.createObjectNode().put("conversation", customer).put("text", text);
    body.putObject("customer").put("id", customer);
    return body;
  }

  private Said post(String id, ObjectNode json) {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    Instant now = Instant.now();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .header(StandardWebhooks.ID, id)
            .header(StandardWebhooks.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(StandardWebhooks.SIGNATURE, SIGNATURES.sign(id, now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 ? Said.ACKNOWLEDGED : status < 500 ? Said.REFUSED : Said.NOT_NOW;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void saysUnknownReceipt() {
    // the signed API has no receipts: 2xx to the call is all it says
  }

  @Override
  public void putsOffNextAnswer() {
    OutsideWorld.answerNextCallOf(customer, 503);
  }

  @Override
  public void isBack() {
    // the next attempt succeeds
  }

  @Override
  public void refusesAnswers() {
    OutsideWorld.isGone(customer);
  }

  @Override
  public List<Answer> answers() {
    return OutsideWorld.calls().stream()
        .map(call -> read(call.body()))
        .filter(body -> body.path("conversation").asText().equals(customer))
        .map(body -> new Answer(body.path("messageId").asText(), body.path("text").asText()))
        .toList();
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // nothing is open
  }
}
