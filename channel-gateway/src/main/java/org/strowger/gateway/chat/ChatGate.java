package org.strowger.gateway.chat;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;

/** Opens a chat's socket to who comes from an allowed page with a ticket that nobody has used. */
@Singleton
public class ChatGate implements HttpUpgradeCheck {

  static final String PROTOCOL = "strowger.chat.v1";

  private static final Logger LOG = Logger.getLogger(ChatGate.class);
  private static final String TICKET = "ticket.";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final Widgets widgets;
  private final Visitors visitors;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-gate-", 0).factory());

  ChatGate(Widgets widgets, Visitors visitors) {
    this.widgets = widgets;
    this.visitors = visitors;
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(ChatSocket.class.getName());
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
    HttpServerRequest request = upgrade.httpRequest();
    Optional<Widget> widget = widgets.find(upgrade.pathParam("widgetId"));
    if (widget.isEmpty()) {
      return CheckResult.rejectUpgrade(NOT_FOUND);
    }
    String authority = request.authority() == null ? null : request.authority().toString();
    if (!widget.get().admits(request.getHeader("Origin"), authority)) {
      return CheckResult.rejectUpgrade(FORBIDDEN);
    }
    Optional<Secret> ticket = ticket(request);
    if (ticket.isEmpty()) {
      return CheckResult.rejectUpgrade(UNAUTHORIZED);
    }
    Context context = Vertx.currentContext();
    String address = request.remoteAddress().host();
    return Uni.createFrom()
        .item(() -> redeem(upgrade, widget.get(), ticket.get(), address))
        .runSubscriptionOn(threads)
        .emitOn(work -> context.runOnContext(_ -> work.run()));
  }

  private CheckResult redeem(
      HttpUpgradeContext upgrade, Widget widget, Secret ticket, String address) {
    try {
      return visitors
          .redeem(widget, ticket)
          .map(
              visitor -> {
                upgrade
                    .userData()
                    .put(SocketTicket.KEY, new SocketTicket(widget, visitor, address));
                return CheckResult.permitUpgradeSync();
              })
          .orElseGet(() -> CheckResult.rejectUpgradeSync(UNAUTHORIZED));
    } catch (RuntimeException e) {
      LOG.warnf("A socket was refused for now: %s", FailureTrace.of(e));
      return CheckResult.rejectUpgradeSync(UNAVAILABLE);
    }
  }

  /** The protocols a client offers: ours, and the ticket beside it, which is never in the URL. */
  private static Optional<Secret> ticket(HttpServerRequest request) {
    String offered = String.join(",", request.headers().getAll("Sec-WebSocket-Protocol"));
    var protocols = Arrays.stream(offered.split(",", -1)).map(String::strip).toList();
    return protocols.contains(PROTOCOL)
        ? protocols.stream()
            .filter(one -> one.startsWith(TICKET))
            .findFirst()
            .flatMap(one -> Secret.read(one.substring(TICKET.length())))
        : Optional.empty();
  }
}
