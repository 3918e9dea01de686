package org.strowger.gateway.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** The gateway's own schema. */
@Singleton
public class GatewayDatabase {

  private final Jdbi jdbi;

  public GatewayDatabase(@DataSource("gateway") AgroalDataSource source) {
    this.jdbi = Jdbi.create(source);
  }

  public Jdbi jdbi() {
    return jdbi;
  }
}
