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
import org.strowger.kpi.definition.Dimension;
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
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Takes;

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

  /** Reads the wallboard as it is now. */
  @GET
  @Path("/wallboard")
  @Allowed(Permission.WALLBOARD)
  public Wallboard wallboard() {
    return wallboards.of(user.domain(), Instant.now());
  }

  /**
   * Answers any figures by any dimension they have, over any span of facts.
   *
   * <p>Several values of a parameter stand apart by commas. A dimension picks the rows that have
   * one of its values; an empty value stands for rows of which nothing is known.
   */
  @GET
  @Path("/query")
  @Allowed(Permission.WALLBOARD)
  @Refuses(
      status = 400,
      code = {
        "attribution_not_available",
        "dimension_not_available",
        "interval_not_available",
        "invalid_span",
        "invalid_value",
        "span_too_long",
        "too_many_groups",
        "unknown_attribution",
        "unknown_dimension",
        "unknown_interval",
        "unknown_kpi",
        "unknown_parameter",
        "unknown_queue"
      })
  @Refuses(status = 429, code = "too_many_queries")
  @Refuses(status = 503, code = "query_timeout")
  public KpiAnswerBody query(
      @Takes(
              query = {KpiParameter.class, Dimension.class},
              mandatory = "kpis")
          @Context
          UriInfo uri) {
    DomainId domain = user.domain();
    KpiQuery query =
        new KpiQueryReading(new KpiQueryParams(uri.getQueryParameters()), Instant.now()).query();
    return answers.of(
        domain,
        reader ->
            KpiAnswerBody.of(domain, query, reader.ask(query), reader.factsUntil(query.asOf())));
  }

  /** Lists what each figure means, and what it can be grouped by. */
  @GET
  @Path("/definitions")
  @Allowed(Permission.WALLBOARD)
  public List<KpiDefinition> definitions() {
    return KpiDefinitions.ALL;
  }

  /**
   * Reads a checksum of the facts, for comparison with a schema that was filled anew from the log.
   */
  @GET
  @Path("/facts/checksum")
  @Allowed(Permission.KPI_CHECK)
  public FactsChecksum checksum() {
    return database.jdbi().inTransaction(handle -> FactsChecksum.read(handle, user.domain()));
  }
}
