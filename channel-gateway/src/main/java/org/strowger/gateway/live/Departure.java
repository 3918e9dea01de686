package org.strowger.gateway.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Says {@link Leaving} as soon as the process is told to end. Quarkus has no event for that moment:
 * its ShutdownEvent comes after the HTTP server has ended every socket as if it were done. So a
 * hook of the JVM says it, during the pause that Quarkus makes first (quarkus.shutdown.delay).
 */
@Singleton
public class Departure {

  private static final Logger LOG = Logger.getLogger(Departure.class);

  private final Event<Leaving> leaving;
  private final Thread hook = Thread.ofPlatform().name("gateway-leaving").unstarted(this::say);

  public Departure(Event<Leaving> leaving) {
    this.leaving = leaving;
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

  private void say() {
    leaving.fire(new Leaving());
  }
}
