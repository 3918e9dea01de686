package org.strowger.servicekit.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.DatabaseAbsence;
import org.strowger.servicekit.problem.Problem;

/**
 * Ready while PostgreSQL takes writes; a process without a database says that it uses none. Never a
 * reason to restart the process.
 */
@Readiness
@Singleton
public final class DatabaseHealth implements HealthCheck {

  private final Instance<DataSource> sources;
  private final Optional<String> url;
  private final Optional<String> user;
  private final Optional<String> password;
  private @Nullable DatabaseQuestion question;
  private volatile @Nullable Pulse pulse;

  @Inject
  DatabaseHealth(
      @Any Instance<DataSource> sources,
      @ConfigProperty(name = "strowger.postgres.url") Optional<String> url,
      @ConfigProperty(name = "strowger.postgres.user") Optional<String> user,
      @ConfigProperty(name = "strowger.postgres.password") Optional<String> password) {
    this.sources = sources;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  void start(@Observes StartupEvent event) {
    if (!sources.isUnsatisfied() && url.isPresent()) {
      question = new DatabaseQuestion(url.get(), user.orElse(""), password.orElse(""));
      pulse = new Pulse("database", question);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (pulse != null && question != null) {
      pulse.close();
      question.close();
    }
  }

  /**
   * Returns unless PostgreSQL is known not to answer: whoever cannot do without it is told at once,
   * and waits for no time-out.
   *
   * @throws Problem 503 when it is
   */
  public void requireAnswer() {
    Pulse of = pulse;
    if (of != null && of.hasStopped()) {
      throw DatabaseAbsence.problem();
    }
  }

  @Override
  public HealthCheckResponse call() {
    Pulse of = pulse;
    var response = HealthCheckResponse.named("database").withData("used", of != null);
    return response.status(of == null || of.beats()).build();
  }
}
