package org.strowger.gateway.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Fires {@link ShutdownRequested} as soon as the process is told to end. Quarkus has no event for
 * that moment: its ShutdownEvent comes after the HTTP server has ended every socket as if it were
 * done. So a hook of the JVM fires it, during the pause that Quarkus makes first
 * (quarkus.shutdown.delay).
 */
@Singleton
public class ShutdownNotifier {

  private static final Logger LOG = Logger.getLogger(ShutdownNotifier.class);

  private final Event<ShutdownRequested> requested;
  private final Thread hook = Thread.ofPlatform().name("gateway-shutdown").unstarted(this::fire);

  public ShutdownNotifier(Event<ShutdownRequested> requested) {
    this.requested = requested;
  }

  void start(@Observes StartupEvent event) {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** An app that ends in a JVM that goes on needs no hook any more. */
  void stop(@Observes ShutdownEvent event) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      LOG.debug("The hook runs with this shutdown");
    }
  }

  private void fire() {
    requested.fire(new ShutdownRequested());
  }
}
