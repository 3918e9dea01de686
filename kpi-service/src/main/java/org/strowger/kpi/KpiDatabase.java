package org.strowger.kpi;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The schema {@code kpi}; nobody else reads or writes it. */
@Singleton
public final class KpiDatabase {

  private final Jdbi jdbi;

  @Inject
  public KpiDatabase(@DataSource("kpi") AgroalDataSource dataSource) {
    jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
  }

  public Jdbi jdbi() {
    return jdbi;
  }
}
