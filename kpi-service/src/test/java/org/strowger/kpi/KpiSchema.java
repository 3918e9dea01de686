package org.strowger.kpi;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.strowger.testkit.StrowgerInfra;

/** An empty schema of its own in the real database, migrated like {@code kpi}. */
public final class KpiSchema {

  private static final AtomicInteger NEXT = new AtomicInteger();

  private KpiSchema() {}

  public static Jdbi create() {
    Map<String, String> infra = StrowgerInfra.startOnce();
    String schema = "kpi_test_" + NEXT.incrementAndGet();
    String url = value(infra, "strowger.postgres.url");
    String user = value(infra, "strowger.postgres.user");
    String password = value(infra, "strowger.postgres.password");
    Flyway.configure()
        .dataSource(url, user, password)
        .locations("db/kpi", "db/service-kit/inbox")
        .schemas(schema)
        .defaultSchema(schema)
        .load()
        .migrate();
    String separator = url.contains("?") ? "&" : "?";
    return Jdbi.create(url + separator + "currentSchema=" + schema, user, password)
        .installPlugin(new PostgresPlugin());
  }

  private static String value(Map<String, String> infra, String key) {
    return java.util.Objects.requireNonNull(infra.get(key), key);
  }
}
