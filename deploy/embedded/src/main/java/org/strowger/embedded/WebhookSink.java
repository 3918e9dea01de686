package org.strowger.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Open;

/**
 * The demo shop's end of the signed API: takes the replies that agents write to the shop's
 * customers, checks their signature (Standard Webhooks 1.0.0) and shows the last ones to this
 * machine.
 */
@Singleton
@Path("/demo/webhook")
@Open("the sender signs what it sends; only this machine may look")
public final class WebhookSink {

  private static final int KEPT = 100;
  private static final long TOLERANCE_SECONDS = 300;
  private static final String SECRET_PREFIX = "whsec_";

  private final byte[] secret;
  private final ObjectMapper json;
  private final Deque<Reply> replies = new ArrayDeque<>();

  WebhookSink(
      @ConfigProperty(name = "strowger.demo.webhook-secret") String secret, ObjectMapper json) {
    this.secret = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    this.json = json;
  }

  /** A reply as it arrived. */
  public record Reply(String webhookId, Instant at, JsonNode body) {}

  /** Takes a reply; the same one again changes nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response take(
      @HeaderParam("webhook-id") @Nullable String id,
      @HeaderParam("webhook-timestamp") @Nullable String timestamp,
      @HeaderParam("webhook-signature") @Nullable String signatures,
      byte[] body)
      throws IOException {
    if (id == null
        || timestamp == null
        || signatures == null
        || !timestamp.matches("[0-9]{1,12}")
        || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS
        || !isSigned(id + "." + timestamp + ".", body, signatures)) {
      return Response.status(Response.Status.UNAUTHORIZED).build();
    }
    keep(new Reply(id, Instant.now(), json.readTree(body)));
    return Response.noContent().build();
  }

  /** The last replies, oldest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response last(@Context HttpServerRequest request) {
    String from = request.remoteAddress().hostAddress();
    if (!from.equals(LaunchOptions.LOOPBACK) && !from.equals("0:0:0:0:0:0:0:1")) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    synchronized (replies) {
      return Response.ok(List.copyOf(replies)).build();
    }
  }

  private void keep(Reply reply) {
    synchronized (replies) {
      if (replies.stream().anyMatch(kept -> kept.webhookId().equals(reply.webhookId()))) {
        return;
      }
      if (replies.size() == KEPT) {
        replies.removeFirst();
      }
      replies.addLast(reply);
    }
  }

  private boolean isSigned(String prefix, byte[] body, String signatures) {
    byte[] expected =
        ("v1," + Base64.getEncoder().encodeToString(sign(prefix, body)))
            .getBytes(StandardCharsets.UTF_8);
    for (String signature : signatures.split(" ")) {
      if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  private byte[] sign(String prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(prefix.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HMAC-SHA256 in every JDK", e);
    }
  }
}
