package org.strowger.gateway.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.attachment.FileScans;
import org.strowger.gateway.attachment.FileStore;
import org.strowger.gateway.attachment.FileTypes;
import org.strowger.gateway.attachment.StoredFile;
import org.strowger.gateway.attachment.Verdict;
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
  private final FileQueries fileQueries;
  private final FileStore files;
  private final FileScans scans;
  private final CurrentUser user;

  public MessageResource(
      GatewayDatabase database,
      ReadingRight right,
      ConversationQueries queries,
      FileQueries fileQueries,
      FileStore files,
      FileScans scans,
      CurrentUser user) {
    this.database = database;
    this.right = right;
    this.queries = queries;
    this.fileQueries = fileQueries;
    this.files = files;
    this.scans = scans;
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
   * Reads a file, to be saved, never to be opened in place. What the virus scanner found is never
   * given out, and what it has not looked at yet, later.
   *
   * @param id of the attachment
   */
  @GET
  @Path("/attachments/{id}")
  @Returns(body = String.class, type = "application/octet-stream")
  @Refuses(status = 403, code = "infected")
  @Refuses(status = 503, code = "not_scanned")
  public Response attachment(@PathParam("id") String id) {
    Reader reader = Reader.of(user);
    FileQueries.Found found =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    fileQueries
                        .find(handle, id)
                        .filter(
                            it ->
                                opens(
                                    handle, it.conversation(), reader, Opened.Kind.ATTACHMENT, id))
                        .orElseThrow(MessageResource::unknown));
    StoredFile content = found.content();
    refuseUnsafe(content);
    StreamingOutput body = out -> files.write(content, out);
    return closed(Response.ok(body, FileTypes.served(content.type())))
        .header(HttpHeaders.CONTENT_LENGTH, content.size())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"file\"; filename*=UTF-8''" + encoded(found.name()))
        .build();
  }

  private void refuseUnsafe(StoredFile content) {
    if (content.verdict() == Verdict.INFECTED) {
      throw Problem.forbidden("infected", "Expected a harmless file but the scanner found a virus");
    }
    if (scans.isAwaited(content.verdict())) {
      throw Problem.unavailable(
          "not_scanned", "Expected a file that was scanned but it waits for the scanner", 5);
    }
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
