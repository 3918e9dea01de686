package org.strowger.servicekit.sql;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * How a service begins and ends a database transaction: {@link JdbiTransactions} where all of it is
 * SQL, {@link JtaTransactions} where an entity manager takes part.
 */
public interface Transactions {

  /**
   * Runs the work in one transaction. It is committed when the work returns and rolled back when
   * the work throws.
   *
   * @param work gets a handle whose statements belong to the transaction
   * @return what the work returned
   * @throws RuntimeException what the work threw, or the reason why the commit failed
   */
  <R> R call(Function<Handle, R> work);
}
