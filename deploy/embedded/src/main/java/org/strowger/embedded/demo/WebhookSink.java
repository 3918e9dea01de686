package org.strowger.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Open;

/**
 * The demo shop's end of the signed API: takes the replies that agents write to the shop's
 * customers, checks their signature (Standard Webhooks 1.0.0) and shows the last ones to this
 * machine.
 */
@Singleton
@Path(WebhookSink.PATH)
@Open("the sender signs what it sends; only this machine may look")
public final class WebhookSink {

  static final String PATH = "/demo/webhook";

  private static final int KEPT = 100;
  private static final long TOLERANCE_SECONDS = 300;

  private final ShopSignature signature;
  private final ObjectMapper json;
  private final Deque<Reply> replies = new ArrayDeque<>();

  WebhookSink(ShopSignature signature, ObjectMapper json) {
    this.signature = signature;
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
        || !signature.isAmong(signatures, id, timestamp, body)) {
      return Response.status(Response.Status.UNAUTHORIZED).build();
    }
    keep(new Reply(id, Instant.now(), json.readTree(body)));
    return Response.noContent().build();
  }

  /** The last replies, oldest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @FromThisMachine(evenWhenClosed = true)
  public Response last() {
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
}
