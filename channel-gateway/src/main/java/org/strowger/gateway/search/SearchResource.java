package org.strowger.gateway.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.language.KnownLanguages;
import org.strowger.gateway.search.CustomerHits.CustomerHit;
import org.strowger.gateway.search.MessageHits.MessageHit;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.search.PageCursor;
import org.strowger.servicekit.search.PageSize;
import org.strowger.servicekit.search.SearchQuery;
import org.strowger.servicekit.search.SearchTime;

/** Search over messages and customers; what the user may not read is not found. */
@Path("/api/gateway/search")
@Produces(MediaType.APPLICATION_JSON)
@Allowed(Permission.CONTACT_READ)
@RunOnVirtualThread
@Refuses(
    status = 400,
    code = {"invalid_cursor", "invalid_limit", "invalid_query"})
@Refuses(status = 503, code = "search_timeout")
public class SearchResource {

  private final GatewayDatabase database;
  private final MessageSearch messages;
  private final CustomerSearch customers;
  private final KnownLanguages languages;
  private final CurrentUser user;

  SearchResource(
      GatewayDatabase database,
      MessageSearch messages,
      CustomerSearch customers,
      KnownLanguages languages,
      CurrentUser user) {
    this.database = database;
    this.messages = messages;
    this.customers = customers;
    this.languages = languages;
    this.user = user;
  }

  /**
   * Finds messages that have all words, the last one by its start; the latest first.
   *
   * @param q words, eight at most in 200 characters
   * @param channel a channel type
   * @param queue the queue in which the message's contact waited last
   * @param from the first moment, with its offset
   * @param to the first moment after, with its offset
   * @param cursor {@code next} of the page before
   * @param limit how many at most, 20 when it is not said, 50 at most
   */
  @GET
  @Path("/messages")
  @Refuses(status = 400, code = "invalid_value")
  public MessageHits messages(
      @QueryParam("q") @Nullable String q,
      @QueryParam("channel") @Nullable String channel,
      @QueryParam("queue") @Nullable String queue,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    SearchQuery query = SearchQuery.of(q);
    SearchFilter filter = SearchFilter.of(channel, queue, from, to);
    PageCursor after = PageCursor.of(cursor);
    int size = PageSize.of(limit);
    Reader reader = Reader.of(user);
    List<MessageHit> found =
        SearchTime.within(
            database.jdbi(),
            handle ->
                messages.find(
                    handle, query.in(handle, languages.tags()), filter, reader, after, size));
    if (found.size() <= size) {
      return new MessageHits(found, null);
    }
    MessageHit last = found.get(size - 1);
    return new MessageHits(
        found.subList(0, size), new PageCursor(last.at(), last.messageId().value()).encoded());
  }

  /**
   * Finds customers by any part of the name, and by how an address, a number or an id begins; those
   * who came last first.
   *
   * @param q words, eight at most in 200 characters
   * @param cursor {@code next} of the page before
   * @param limit how many at most, 20 when it is not said, 50 at most
   */
  @GET
  @Path("/customers")
  public CustomerHits customers(
      @QueryParam("q") @Nullable String q,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    SearchQuery query = SearchQuery.of(q);
    PageCursor after = PageCursor.of(cursor);
    int size = PageSize.of(limit);
    Reader reader = Reader.of(user);
    List<CustomerHit> found =
        SearchTime.within(
            database.jdbi(), handle -> customers.find(handle, query, reader, after, size));
    if (found.size() <= size) {
      return new CustomerHits(found, null);
    }
    CustomerHit last = found.get(size - 1);
    return new CustomerHits(
        found.subList(0, size), new PageCursor(last.since(), last.customerId().value()).encoded());
  }
}
