package org.strowger.routing.admin;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.DomainId;
import org.strowger.routing.desk.CommandSender;
import org.strowger.routing.streams.RoutingConfig;
import org.strowger.servicekit.problem.Problem;

/** Publishes the plan and the roster of the configured files, through the log like any other. */
@Singleton
public final class FilesAtStartup {

  private static final Logger LOG = Logger.getLogger(FilesAtStartup.class);
  private static final Actor SYSTEM = Actor.system("routing-service");
  private static final String REASON = "The file of this installation";
  private static final Duration RETRY = Duration.ofMillis(250);
  private static final int UNAVAILABLE = 503;

  private final RoutingConfig config;
  private final PlanPublisher publisher;
  private final CommandSender sender;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  FilesAtStartup(RoutingConfig config, PlanPublisher publisher, CommandSender sender) {
    this.config = config;
    this.publisher = publisher;
    this.sender = sender;
  }

  void start(@Observes StartupEvent event) {
    Optional<DomainId> domain = config.domain();
    if (domain.isPresent()) {
      var plan = config.planFile().map(FilesAtStartup::read).map(PlanFile::parse);
      var roster = config.rosterFile().map(FilesAtStartup::read).map(RosterFile::parse);
      Thread.ofVirtual().name("routing-files").start(() -> publishAll(domain.get(), plan, roster));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void publishAll(DomainId domain, Optional<PlanFile> plan, Optional<RosterFile> roster) {
    try {
      while (!sender.ready()) {
        if (stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      if (plan.isPresent()) {
        publish("plan", () -> publisher.publish(domain, SYSTEM, plan.get(), REASON));
      }
      if (roster.isPresent()) {
        publish("roster", () -> publisher.publish(domain, SYSTEM, roster.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A router that is not there yet is asked again; what it refuses stays refused. */
  private void publish(String what, Supplier<?> publish) throws InterruptedException {
    do {
      try {
        LOG.infof("Published the %s of the configured file: %s", what, publish.get());
        return;
      } catch (Problem refusal) {
        tell(what, refusal);
        if (refusal.status() != UNAVAILABLE) {
          return;
        }
      }
    } while (!stopped.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void tell(String what, Problem refusal) {
    if (refusal.code().equals("plan_in_force")) {
      LOG.info("The plan of the configured file is in force already");
      return;
    }
    LOG.warnf("The %s of the configured file is not in force: %s", what, refusal.detail());
    refusal.faults().forEach(fault -> LOG.warnf("  %s: %s", fault.pointer(), fault.message()));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file + " but could not", e);
    }
  }
}
