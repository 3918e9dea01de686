package org.strowger.gateway.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ReadingRight;
import org.strowger.gateway.contact.ReadingRight.Opened;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Returns;
import org.strowger.servicekit.problem.Problem;

/** Documents and files of messages: hostile until rendered, so they go out locked up. */
@Path("/api/gateway")
@Allowed(Permission.CONTACT_READ)
@RunOnVirtualThread
@Refuses(status = 404, code = "not_found")
public class MessageResource {

  private static final String POLICY = "Content-Security-Policy";
  private static final String SANDBOX =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

  private final GatewayDatabase database;
  private final ReadingRight right;
  private final ConversationQueries queries;
  private final CurrentUser user;

  public MessageResource(
      GatewayDatabase database, ReadingRight right, ConversationQueries queries, CurrentUser user) {
    this.database = database;
    this.right = right;
    this.queries = queries;
    this.user = user;
  }

  /**
   * Reads the HTML of a mail, harmless, to be shown in a sandboxed frame.
   *
   * @param id of the message
   */
  @GET
  @Path("/messages/{id}/html")
  @Returns(body = String.class, type = "text/html")
  public Response html(@PathParam("id") String id) {
    Reader reader = Reader.of(user);
    String document =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    queries
                        .html(handle, id)
                        .filter(
                            it -> opens(handle, it.conversation(), reader, Opened.Kind.HTML, id))
                        .map(it -> SafeHtml.document(it.html()))
                        .orElseThrow(MessageResource::unknown));
    return closed(Response.ok(document, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))).build();
  }

  /**
   * Reads a file, to be saved, never to be opened in place.
   *
   * @param id of the attachment
   */
  @GET
  @Path("/attachments/{id}")
  @Returns(body = String.class, type = "application/octet-stream")
  public Response attachment(@PathParam("id") String id) {
    Reader reader = Reader.of(user);
    ConversationQueries.StoredFile file =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    queries
                        .file(handle, id)
                        .filter(
                            it ->
                                opens(
                                    handle, it.conversation(), reader, Opened.Kind.ATTACHMENT, id))
                        .orElseThrow(MessageResource::unknown));
    return closed(Response.ok(file.content(), MediaType.APPLICATION_OCTET_STREAM_TYPE))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"file\"; filename*=UTF-8''" + encoded(file.name()))
        .build();
  }

  private boolean opens(
      Handle handle, String conversation, Reader reader, Opened.Kind kind, String id) {
    var of = new ConversationId(conversation);
    boolean may = right.mayRead(handle, of, reader);
    if (may) {
      right.note(handle, of, reader, new Opened(kind, id));
    }
    return may;
  }

  private static Response.ResponseBuilder closed(Response.ResponseBuilder response) {
    return response
        .header(POLICY, SANDBOX)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  private static Problem unknown() {
    return Problem.notFound("Expected something of a contact that concerns you");
  }
}
