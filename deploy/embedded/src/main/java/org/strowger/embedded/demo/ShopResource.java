package org.strowger.embedded.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.problem.Problem;

/**
 * The demo shop's server: passes its customers' messages on, signed, by the exchange's open API.
 */
@Path("/demo/posts")
@Open("this machine only, and only while the demo's passwords are in force")
@FromThisMachine
@RunOnVirtualThread
public final class ShopResource {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RETRY_SECONDS = 2;

  private final URI inbound;
  private final ShopSignature signature;
  private final ObjectMapper json;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  ShopResource(DemoConfig config, ShopSignature signature, ObjectMapper json) {
    this.inbound =
        URI.create("http://127.0.0.1:" + config.httpPort() + "/api/gateway/inbound/shop");
    this.signature = signature;
    this.json = json;
  }

  /** Posts it and answers what the exchange answered. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response post(ShopPost post) {
    try {
      HttpResponse<byte[]> answer = http.send(signed(body(post)), BodyHandlers.ofByteArray());
      return Response.status(answer.statusCode())
          .type(answer.headers().firstValue("Content-Type").orElse(MediaType.APPLICATION_JSON))
          .entity(answer.body())
          .build();
    } catch (IOException _) {
      throw Problem.unavailable(
          "post_not_taken", "Expected the exchange to take the post but it did not", RETRY_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("stopping", "Expected an answer but was interrupted", 1);
    }
  }

  private HttpRequest signed(byte[] body) {
    String id = "demo-" + UUID.randomUUID();
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return HttpRequest.newBuilder(inbound)
        .timeout(PATIENCE)
        .header("Content-Type", MediaType.APPLICATION_JSON)
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", signature.of(id, timestamp, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private byte[] body(ShopPost post) throws JsonProcessingException {
    ObjectNode body = json.createObjectNode();
    body.put("conversation", "demo-" + post.customer());
    ObjectNode customer = body.putObject("customer").put("id", post.customer());
    if (post.name() != null && !post.name().isBlank()) {
      customer.put("name", post.name());
    }
    body.put("text", post.text());
    return json.writeValueAsBytes(body);
  }
}
