package org.strowger.cases;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.strowger.servicekit.sql.JtaTransactions;
import org.strowger.servicekit.sql.Transactions;

/**
 * The schema {@code cases}; nobody else reads or writes it. What agents edit is read and written by
 * repositories, what goes in and out (inbox, outbox) by SQL, both in one transaction.
 */
@Singleton
public final class CasesDatabase {

  private final Jdbi jdbi;
  private final Transactions transactions;
  private final EntityManager entities;

  @Inject
  public CasesDatabase(
      @DataSource("cases") AgroalDataSource dataSource,
      @PersistenceUnit("cases") EntityManager entities) {
    this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    this.transactions = new JtaTransactions(jdbi);
    this.entities = entities;
  }

  /** Connections outside of any transaction of {@link #transactions}. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Transactions that repositories take part in. */
  public Transactions transactions() {
    return transactions;
  }

  /** Runs the work in a transaction that repositories take part in. */
  public <R> R inTransaction(Function<Handle, R> work) {
    return transactions.call(work);
  }

  /**
   * Writes what the repositories were given and forgets it, so that statements of the handle see
   * it, and that a long transaction does not look through all of it again and again.
   */
  public void settle() {
    entities.flush();
    entities.clear();
  }
}
