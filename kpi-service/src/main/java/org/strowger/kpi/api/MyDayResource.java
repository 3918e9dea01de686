package org.strowger.kpi.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.strowger.kpi.report.MyDay;
import org.strowger.kpi.report.MyDayReport;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;

/** An agent's own day; nobody can name another agent here. */
@Path("/api/kpi/my-day")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allowed(Permission.DESK)
@Refuses(status = 400, code = "invalid_value")
@Refuses(status = 429, code = "too_many_queries")
@Refuses(status = 503, code = "query_timeout")
public class MyDayResource {

  private final MyDayReport report;
  private final CurrentUser user;

  @Inject
  public MyDayResource(MyDayReport report, CurrentUser user) {
    this.report = report;
    this.user = user;
  }

  /**
   * Reads what she handled today, how it ended, and what she missed and why.
   *
   * @param zone whose midnight begins her day, for example Europe/Vienna
   */
  @GET
  public MyDay myDay(@QueryParam("zone") @Nullable String zone) {
    return report.of(user.domain(), user.userId(), zone(zone), Instant.now());
  }

  private static ZoneId zone(@Nullable String text) {
    try {
      return ZoneId.of(text == null ? "UTC" : text);
    } catch (DateTimeException e) {
      throw KpiQueryParams.fault(
          "zone", "Expected a time zone like Europe/Vienna but found another text");
    }
  }
}
