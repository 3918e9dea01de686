package org.strowger.cases.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.search.PageCursor;
import org.strowger.servicekit.search.PageSize;
import org.strowger.servicekit.search.SearchQuery;

/** Search over cases; what the user does not see is not found. */
@Path("/api/cases/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CaseSearchResource {

  private final CaseSearch search;
  private final CurrentUser user;

  CaseSearchResource(CaseSearch search, CurrentUser user) {
    this.search = search;
    this.user = user;
  }

  /**
   * Finds cases by their id, and by notes that have all words, the last one by its start; the
   * latest first. A page may have fewer than asked for although there is a next.
   *
   * @param q words, eight at most in 200 characters
   * @param cursor {@code next} of the page before
   * @param limit how many at most, 20 when it is not said, 50 at most
   */
  @GET
  @Allowed(Permission.CASE_READ)
  @Refuses(
      status = 400,
      code = {"invalid_cursor", "invalid_limit", "invalid_query"})
  @Refuses(status = 503, code = "search_timeout")
  public CaseHits find(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String cursor,
      @RestQuery @Nullable Integer limit) {
    return search.find(user.user(), SearchQuery.of(q), PageCursor.of(cursor), PageSize.of(limit));
  }
}
