package org.strowger.kpi.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.strowger.contracts.id.DomainId;
import org.strowger.kpi.KpiDatabase;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.facts.FactsChecksum;
import org.strowger.kpi.query.KpiAnswers;
import org.strowger.kpi.query.KpiQuery;
import org.strowger.kpi.report.Wallboard;
import org.strowger.kpi.report.WallboardReport;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;

/** The figures of the user's domain. */
@Path("/api/kpi")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class KpiResource {

  private final WallboardReport wallboards;
  private final KpiAnswers answers;
  private final KpiDatabase database;
  private final CurrentUser user;

  @Inject
  public KpiResource(
      WallboardReport wallboards, KpiAnswers answers, KpiDatabase database, CurrentUser user) {
    this.wallboards = wallboards;
    this.answers = answers;
    this.database = database;
    this.user = user;
  }

  @GET
  @Path("/wallboard")
  @Allowed(Permission.WALLBOARD)
  public Wallboard wallboard() {
    return wallboards.of(user.domain(), Instant.now());
  }

  /** Any figures by any dimension they have, over any span of facts. */
  @GET
  @Path("/query")
  @Allowed(Permission.WALLBOARD)
  public KpiAnswerBody query(@Context UriInfo uri) {
    DomainId domain = user.domain();
    KpiQuery query =
        new KpiQueryReading(new KpiQueryParams(uri.getQueryParameters()), Instant.now()).query();
    return answers.of(
        domain,
        reader ->
            KpiAnswerBody.of(domain, query, reader.ask(query), reader.factsUntil(query.asOf())));
  }

  /** What each figure means, and what it can be grouped by. */
  @GET
  @Path("/definitions")
  @Allowed(Permission.WALLBOARD)
  public List<KpiDefinition> definitions() {
    return KpiDefinitions.ALL;
  }

  /** For comparison with a schema that was filled anew from the log. */
  @GET
  @Path("/facts/checksum")
  @Allowed(Permission.KPI_CHECK)
  public FactsChecksum checksum() {
    return database.jdbi().inTransaction(handle -> FactsChecksum.read(handle, user.domain()));
  }
}
