package org.strowger.servicekit.sql;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Transactions of a connection of its own, for services whose work is all SQL.
 *
 * @param jdbi whose connections have the service's schema as the current one
 */
public record JdbiTransactions(Jdbi jdbi) implements Transactions {

  @Override
  public <R> R call(Function<Handle, R> work) {
    return jdbi.inTransaction(work::apply);
  }
}
