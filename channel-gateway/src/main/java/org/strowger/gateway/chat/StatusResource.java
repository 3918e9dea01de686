package org.strowger.gateway.chat;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.live.ServicePoint;
import org.strowger.gateway.live.ServiceStatus;
import org.strowger.gateway.live.ServiceStatuses;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Returns;

/** What a customer finds at a widget, before she writes. */
@Path("/api/gateway/chat/{widgetId}/status")
@Open("customers have no login; origins are checked and questions are rationed")
public class StatusResource {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String CACHED = "private, max-age=5";

  private final Widgets widgets;
  private final ChatLimits limits;
  private final ServiceStatuses services;

  StatusResource(Widgets widgets, ChatLimits limits, ServiceStatuses services) {
    this.widgets = widgets;
    this.limits = limits;
    this.services = services;
  }

  /**
   * Says whether somebody is there, until when, and if not, from when on. A page that may not embed
   * the widget is refused in a way that it can read.
   *
   * @param widgetId the widget, as it is configured
   * @param locale of the page, BCP 47; a hint at the language she will write in
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Returns(body = WidgetStatus.class)
  @Refuses(status = 403, code = "origin_not_allowed")
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 429, code = "too_many_requests")
  public Response look(
      @PathParam("widgetId") String widgetId,
      @QueryParam("locale") @Nullable String locale,
      @Context HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      request.response().putHeader("Access-Control-Allow-Origin", origin);
    }
    EntryPoint entryPoint = widgets.admitted(widgetId, request).entryPoint();
    limits.countLook(request.remoteAddress().host());
    var point =
        new ServicePoint(
            entryPoint.domain(), ChannelType.CHAT, entryPoint.name(), language(locale), null);
    return Response.ok(WidgetStatus.of(services.look(point, PATIENCE)))
        .header(HttpHeaders.VARY, "Origin")
        .header(HttpHeaders.CACHE_CONTROL, CACHED)
        .build();
  }

  /** The language alone: few are asked about. */
  private static @Nullable String language(@Nullable String locale) {
    String language = locale == null ? "" : Locale.forLanguageTag(locale).getLanguage();
    return language.isEmpty() ? null : language;
  }

  /**
   * What a customer finds.
   *
   * @param openUntil when the hours end; null when it is closed, or always open
   * @param opensAt when she is let in, or served again; null when that is now or cannot be said
   * @param waitSeconds how long she would wait; null when nobody is there or nothing is known
   * @param message in the words of whoever closed it; null: the widget's own
   */
  public record WidgetStatus(
      ServiceStatus.State state,
      @Nullable Instant openUntil,
      @Nullable Instant opensAt,
      ServerFrame.@Nullable WaitSeconds waitSeconds,
      @Nullable String message) {

    static WidgetStatus of(ServiceStatus status) {
      return new WidgetStatus(
          status.state(),
          status.openUntil(),
          status.opensAt(),
          ServerFrame.WaitSeconds.of(status.forecast()),
          status.message());
    }
  }
}
