package org.strowger.servicekit.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, hangs or is full from a mistake of ours. */
public final class DatabaseAbsence {

  private static final int MAX_CAUSES = 12;
  private static final int RETRY_SECONDS = 5;
  private static final String POOL_EMPTY = "cquisition timeout";

  private DatabaseAbsence() {}

  /** What is answered to whoever needs it: 503, try again. */
  public static Problem problem() {
    return Problem.unavailable(
        "database_unavailable", "Expected the database to answer but it is away", RETRY_SECONDS);
  }

  static boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .anyMatch(cause -> cause instanceof SQLException refusal && isAbsence(refusal));
  }

  /**
   * SQLSTATE: class 08 no connection, class 53 no room (also on the disk), class 58 its disk fails,
   * 57P01 to 57P05 it stops, crashed or starts.
   */
  private static boolean isAbsence(SQLException refusal) {
    String state = refusal.getSQLState();
    return refusal instanceof SQLTransientConnectionException
        || refusal instanceof SQLNonTransientConnectionException
        || refusal instanceof SQLRecoverableException
        || (state != null && isAbsence(state))
        || isPoolEmpty(refusal.getMessage());
  }

  private static boolean isAbsence(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("58")
        || state.startsWith("57P");
  }

  private static boolean isPoolEmpty(@Nullable String message) {
    return message != null && message.contains(POOL_EMPTY);
  }
}
