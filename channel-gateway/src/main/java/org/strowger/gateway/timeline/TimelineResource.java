package org.strowger.gateway.timeline;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ReadingRight;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.timeline.TimelineView.Entry;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.search.PageCursor;
import org.strowger.servicekit.search.PageSize;
import org.strowger.servicekit.search.SearchTime;

/** What was before with a customer. */
@Path("/api/gateway/customers/{customerId}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TimelineResource {

  private final GatewayDatabase database;
  private final ReadingRight right;
  private final TimelineQueries queries;
  private final CurrentUser user;

  TimelineResource(
      GatewayDatabase database, ReadingRight right, TimelineQueries queries, CurrentUser user) {
    this.database = database;
    this.right = right;
    this.queries = queries;
    this.user = user;
  }

  /**
   * Lists the contacts of a customer that the user may read, the latest first.
   *
   * @param cursor {@code next} of the page before
   * @param limit how many at most, 20 when it is not said, 50 at most
   */
  @GET
  @Allowed(Permission.CONTACT_READ)
  @Refuses(
      status = 400,
      code = {"invalid_cursor", "invalid_limit"})
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 503, code = "search_timeout")
  public TimelineView list(
      @PathParam("customerId") String customerId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    CustomerId customer = id(customerId);
    PageCursor after = PageCursor.of(cursor);
    int size = PageSize.of(limit);
    Reader reader = Reader.of(user);
    List<Entry> found =
        SearchTime.within(
            database.jdbi(),
            handle -> {
              List<Entry> page = queries.page(handle, customer, reader, after, size);
              if (page.isEmpty() && !right.mayRead(handle, customer, reader)) {
                throw unknown();
              }
              return page;
            });
    return view(found, size);
  }

  private static TimelineView view(List<Entry> found, int size) {
    if (found.size() <= size) {
      return new TimelineView(found, null);
    }
    Entry last = found.get(size - 1);
    return new TimelineView(
        found.subList(0, size),
        new PageCursor(last.openedAt(), last.contactId().value()).encoded());
  }

  private static CustomerId id(String text) {
    try {
      return new CustomerId(text);
    } catch (IllegalArgumentException _) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return Problem.notFound("Expected a customer of a contact that concerns you");
  }
}
