package org.strowger.gateway.signed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Takes;
import org.strowger.servicekit.disk.DiskSpace;
import org.strowger.servicekit.problem.ClientBodies;
import org.strowger.servicekit.problem.FailureTrace;
import org.strowger.servicekit.problem.Problem;

/** Where any social network or own app posts what customers wrote. */
@Path("/api/gateway/inbound/{endpoint}")
@Open("callers sign what they send")
public class SignedResource {

  private static final Logger LOG = Logger.getLogger(SignedResource.class);
  private static final int RETRY_SECONDS = 5;
  private static final int MOST_BYTES = 256 * 1024;

  private final Endpoints endpoints;
  private final PostStore store;
  private final ObjectMapper json;
  private final DiskSpace disk;
  private final MeterRegistry metrics;

  SignedResource(
      Endpoints endpoints,
      PostStore store,
      ObjectMapper json,
      DiskSpace disk,
      MeterRegistry metrics) {
    this.endpoints = endpoints;
    this.store = store;
    this.json = json;
    this.disk = disk;
    this.metrics = metrics;
  }

  /**
   * Takes a customer's message; answered when it is stored. The same {@code webhook-id} again gets
   * the same answer and has no second effect.
   *
   * <p>Signed after Standard Webhooks: the headers {@code webhook-id}, {@code webhook-timestamp}
   * (seconds, at most five minutes off) and {@code webhook-signature} are mandatory.
   *
   * @param name the endpoint, as it is configured
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Refuses(status = 400, code = "unknown_attribute")
  @Refuses(status = 401, code = "bad_signature")
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 415, code = "unsupported_encoding")
  @Refuses(
      status = 503,
      code = {"unavailable", "storage_full"})
  public InboundAnswer post(
      @PathParam("endpoint") String name,
      @Context HttpHeaders headers,
      @Takes(
              value = InboundPost.class,
              headers = {"webhook-id", "webhook-timestamp", "webhook-signature"})
          InputStream stream)
      throws IOException {
    Endpoint endpoint =
        endpoints.find(name).orElseThrow(() -> Problem.notFound("Expected a known endpoint"));
    disk.requireRoom();
    byte[] body = read(headers, stream);
    String id = single(headers, StandardWebhooks.ID);
    boolean right =
        endpoint
            .signatures()
            .verify(
                id,
                single(headers, StandardWebhooks.TIMESTAMP),
                single(headers, StandardWebhooks.SIGNATURE),
                body,
                Instant.now());
    if (!right || id == null) {
      metrics.counter("strowger.gateway.signatures.refused", "endpoint", name).increment();
      throw Problem.unauthorized("bad_signature", "Expected a right and fresh signature");
    }
    return store(endpoint, id, parse(body));
  }

  private InboundAnswer store(Endpoint endpoint, String id, InboundPost post) {
    try {
      return store.store(endpoint, id, post);
    } catch (JdbiException e) {
      LOG.warnf("A post was deferred: %s", FailureTrace.of(e));
      throw Problem.unavailable("unavailable", "Expected to store it but could not", RETRY_SECONDS);
    }
  }

  private InboundPost parse(byte[] body) throws IOException {
    try {
      InboundPost post = json.readValue(body, InboundPost.class);
      if (post != null) {
        return post;
      }
    } catch (JsonProcessingException e) {
      throw new WebApplicationException(e, Response.Status.BAD_REQUEST);
    }
    throw Problem.badRequest("malformed_json", "Expected a JSON object but found none");
  }

  /** Limited before anything is computed of it; never unpacked. */
  private static byte[] read(HttpHeaders headers, InputStream stream) throws IOException {
    if (headers.getHeaderString(HttpHeaders.CONTENT_ENCODING) != null) {
      throw Problem.of(415, "unsupported_encoding", "Expected a body without content encoding");
    }
    byte[] body =
        headers.getLength() > MOST_BYTES ? new byte[0] : ClientBodies.read(stream, MOST_BYTES + 1);
    if (headers.getLength() > MOST_BYTES || body.length > MOST_BYTES) {
      throw Problem.of(413, "too_large", "Expected at most " + MOST_BYTES + " bytes");
    }
    return body;
  }

  /** A header that is there once; null when it is missing or doubled. */
  private static @Nullable String single(HttpHeaders headers, String name) {
    List<String> values = headers.getRequestHeader(name);
    return values != null && values.size() == 1 ? values.getFirst() : null;
  }
}
