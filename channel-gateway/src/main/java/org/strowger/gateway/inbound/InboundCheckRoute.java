package org.strowger.gateway.inbound;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * The count as {@code ./strowger verify inbound} asks for it, at the management port: a line for
 * each class of each domain. 409 when a message is in no class or in two.
 */
@Singleton
final class InboundCheckRoute {

  private static final Logger LOG = Logger.getLogger(InboundCheckRoute.class);
  private static final String PATH = "/q/strowger/inbound";
  private static final int WRONG = 409;
  private static final int UNAVAILABLE = 503;

  private final InboundReconciler reconciler;

  InboundCheckRoute(InboundReconciler reconciler) {
    this.reconciler = reconciler;
  }

  void install(@Observes ManagementInterface management) {
    management.router().get(PATH).blockingHandler(this::answer, false);
  }

  private void answer(RoutingContext context) {
    context.response().putHeader("Content-Type", "text/plain; charset=utf-8");
    try {
      List<InboundCount> counts = reconciler.run();
      boolean right = counts.stream().allMatch(InboundCount::isRight);
      context.response().setStatusCode(right ? 200 : WRONG).end(text(counts));
    } catch (RuntimeException e) {
      LOG.warnf("The accepted messages could not be counted: %s", FailureTrace.of(e));
      context.response().setStatusCode(UNAVAILABLE).end("Expected to count but could not\n");
    }
  }

  private static String text(List<InboundCount> counts) {
    return counts.stream().map(InboundCheckRoute::text).collect(Collectors.joining());
  }

  private static String text(InboundCount count) {
    String classes =
        count.classes().entrySet().stream()
            .map(each -> count.domain() + " " + each.getKey() + " " + each.getValue() + "\n")
            .collect(Collectors.joining());
    return count.examples().isEmpty()
        ? classes
        : classes + count.domain() + " examples " + String.join(",", count.examples()) + "\n";
  }
}
