package org.strowger.servicekit.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * New JTA transactions, in which the handle and the service's entity manager share one connection.
 * Either both are committed or neither. A statement of the handle does not see an entity that the
 * entity manager has not flushed.
 *
 * @param jdbi of the Agroal data source that the entity manager uses too
 * @param patience after this time the transaction can only be rolled back; at least one second
 */
public record JtaTransactions(Jdbi jdbi, Duration patience) implements Transactions {

  /** As long as a consumer may take for what one poll gave. */
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(5);

  public JtaTransactions(Jdbi jdbi) {
    this(jdbi, USUAL_PATIENCE);
  }

  @Override
  public <R> R call(Function<Handle, R> work) {
    return QuarkusTransaction.requiringNew()
        .timeout((int) patience.toSeconds())
        .call(() -> jdbi.withHandle(work::apply));
  }
}
