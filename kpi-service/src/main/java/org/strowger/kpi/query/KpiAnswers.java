package org.strowger.kpi.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.strowger.contracts.id.DomainId;
import org.strowger.kpi.KpiDatabase;
import org.strowger.servicekit.problem.Problem;

/**
 * Answers what people ask: from one snapshot, a few at once and each for a limited time, so that
 * boards and the consumers of the log find connections whatever is asked.
 */
@ApplicationScoped
public class KpiAnswers {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 3;
  private static final String CANCELED = "57014";

  private final Jdbi jdbi;
  private final Duration longest;
  private final Duration patience;
  private final Semaphore free;

  @Inject
  public KpiAnswers(KpiDatabase database) {
    this(database.jdbi(), LONGEST, PATIENCE, AT_ONCE);
  }

  /**
   * @param longest that one statement may take
   * @param patience how long a question waits for its turn
   * @param atOnce how many may be answered at the same time
   */
  KpiAnswers(Jdbi jdbi, Duration longest, Duration patience, int atOnce) {
    this.jdbi = jdbi;
    this.longest = longest;
    this.patience = patience;
    this.free = new Semaphore(atOnce);
  }

  /**
   * Asks a reader of the domain's figures.
   *
   * @throws Problem 429 {@code too_many_queries}, 503 {@code query_timeout}, and those of {@link
   *     KpiReader}
   */
  public <T> T of(DomainId domainId, Function<KpiReader, T> question) {
    awaitTurn();
    try {
      return jdbi.inTransaction(
          TransactionIsolationLevel.REPEATABLE_READ,
          handle -> question.apply(reader(handle, domainId)));
    } catch (UnableToExecuteStatementException e) {
      throw isTimeout(e) ? tooSlow() : e;
    } finally {
      free.release();
    }
  }

  private void awaitTurn() {
    try {
      if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.tooManyRequests(
        "too_many_queries",
        "Expected fewer queries at once but others are being answered; try again",
        1);
  }

  private KpiReader reader(Handle handle, DomainId domainId) {
    handle.execute("set local statement_timeout = " + longest.toMillis());
    return new KpiReader(handle, domainId);
  }

  private static boolean isTimeout(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof SQLException sql && CANCELED.equals(sql.getSQLState());
  }

  private Problem tooSlow() {
    return Problem.of(
        503,
        "query_timeout",
        "Expected to count within %d ms but it takes longer; ask for a shorter span"
            .formatted(longest.toMillis()));
  }
}
