package org.strowger.servicekit.search;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.strowger.servicekit.problem.Problem;

/** How long a search may keep the database busy. */
public final class SearchTime {

  private static final String CANCELLED = "57014";
  private static final int MOST_CAUSES = 12;
  private static final int RETRY_SECONDS = 5;

  private SearchTime() {}

  /**
   * Does the work of a search in a transaction in which each statement has two seconds, takes one
   * core, and is planned for its values and for indexes that are in memory.
   *
   * @throws Problem 503 when a statement had not ended by then
   */
  public static <T> T within(Jdbi jdbi, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(
          handle -> {
            handle.execute("set local statement_timeout = '2s'");
            handle.execute("set local plan_cache_mode = force_custom_plan");
            handle.execute("set local jit = off");
            handle.execute("set local max_parallel_workers_per_gather = 0");
            handle.execute("set local random_page_cost = 1.1");
            return work.apply(handle);
          });
    } catch (JdbiException e) {
      if (isCancelled(e)) {
        throw Problem.unavailable(
            "search_timeout",
            "Expected the search to end within two seconds but it took longer: ask for rarer words"
                + " or a shorter time",
            RETRY_SECONDS);
      }
      throw e;
    }
  }

  private static boolean isCancelled(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(it -> it instanceof SQLException sql && CANCELLED.equals(sql.getSQLState()));
  }
}
