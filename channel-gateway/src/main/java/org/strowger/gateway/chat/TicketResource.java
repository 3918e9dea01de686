package org.strowger.gateway.chat;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.chat.Visitors.IssuedTicket;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Returns;
import org.strowger.servicekit.disk.DiskSpace;
import org.strowger.servicekit.problem.FailureTrace;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/** Where a widget gets the ticket that opens its socket, from our pages and the sites' listed. */
@Path("/api/gateway/chat/{widgetId}/tickets")
@Open("customers have no login; origins are checked and tickets are rationed")
public class TicketResource {

  private static final Logger LOG = Logger.getLogger(TicketResource.class);
  private static final String ORIGIN = "Origin";
  private static final int RETRY_SECONDS = 5;
  private static final int PREFLIGHT_SECONDS = 600;

  private final Widgets widgets;
  private final IdentityCheck identities;
  private final Visitors visitors;
  private final ChatLimits limits;
  private final DiskSpace disk;

  TicketResource(
      Widgets widgets,
      IdentityCheck identities,
      Visitors visitors,
      ChatLimits limits,
      DiskSpace disk) {
    this.widgets = widgets;
    this.identities = identities;
    this.visitors = visitors;
    this.limits = limits;
    this.disk = disk;
  }

  /**
   * Issues the ticket that opens one socket, within seconds.
   *
   * @param widgetId the widget, as it is configured
   * @param post who the visitor is; nobody known without
   * @return The ticket, and the token by which the visitor is known the next time.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Returns(status = 201, body = Issued.class)
  @Refuses(
      status = 401,
      code = {"bad_identity", "identity_required"})
  @Refuses(status = 403, code = "origin_not_allowed")
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 429, code = "too_many_tickets")
  @Refuses(
      status = 503,
      code = {"unavailable", "storage_full"})
  public Response issue(
      @PathParam("widgetId") String widgetId,
      @Context HttpServerRequest request,
      @Nullable TicketPost post) {
    Widget widget = widgets.admitted(widgetId, request);
    disk.requireRoom();
    limits.countTicket(request.remoteAddress().host());
    SiteUser user = identities.check(widget, post == null ? null : post.identity());
    IssuedTicket granted = issueTicket(widget, post == null ? null : post.visitorToken(), user);
    var issued =
        new Issued(
            granted.ticket().text(), granted.token().text(), Visitors.TICKET_VALIDITY.toSeconds());
    return shared(request, widget, Response.status(Response.Status.CREATED).entity(issued)).build();
  }

  /**
   * Tells browsers whether a page of another origin may ask for a ticket.
   *
   * @param widgetId the widget, as it is configured
   */
  @OPTIONS
  @Returns(status = 204)
  @Refuses(status = 403, code = "origin_not_allowed")
  @Refuses(status = 404, code = "not_found")
  public Response preflight(
      @PathParam("widgetId") String widgetId, @Context HttpServerRequest request) {
    Widget widget = widgets.admitted(widgetId, request);
    return shared(request, widget, Response.noContent())
        .header("Access-Control-Allow-Methods", "POST")
        .header("Access-Control-Allow-Headers", "content-type")
        .header("Access-Control-Max-Age", PREFLIGHT_SECONDS)
        .build();
  }

  private IssuedTicket issueTicket(Widget widget, @Nullable String token, @Nullable SiteUser user) {
    try {
      return visitors.issueTicket(widget, token, user);
    } catch (JdbiException e) {
      LOG.warnf("A ticket was deferred: %s", FailureTrace.of(e));
      throw Problem.unavailable("unavailable", "Expected to store it but could not", RETRY_SECONDS);
    }
  }

  private static Response.ResponseBuilder shared(
      HttpServerRequest request, Widget widget, Response.ResponseBuilder answer) {
    String origin = request.getHeader(ORIGIN);
    if (origin != null && widget.isListed(origin)) {
      answer.header("Access-Control-Allow-Origin", origin);
    }
    return answer.header(HttpHeaders.VARY, ORIGIN).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * What a widget asks with.
   *
   * @param visitorToken from an earlier visit
   * @param identity of a user the site has logged in
   */
  public record TicketPost(
      @Text(Kind.SECRET) @Nullable String visitorToken, @Nullable IdentityProof identity) {

    /** Never the secrets. */
    @Override
    public String toString() {
      return "TicketPost";
    }
  }

  /** What it gets. */
  public record Issued(String ticket, String visitorToken, long expiresInSeconds) {}
}
