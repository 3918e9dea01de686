package org.strowger.gateway.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.contact.ListedContacts;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.topics.RoutingEventsConsumer;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** What waiting contacts are about, for the agent whom the router told that she may pick them. */
@Path("/api/gateway/desk/subjects")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allowed(Permission.DESK)
@Refuses(status = 400, code = "invalid_value")
public class SubjectResource {

  private static final int MOST = 50;

  private final GatewayDatabase database;
  private final ListedContacts listed;
  private final RoutingEventsConsumer routingEvents;
  private final CurrentUser user;

  public SubjectResource(
      GatewayDatabase database,
      ListedContacts listed,
      RoutingEventsConsumer routingEvents,
      CurrentUser user) {
    this.database = database;
    this.listed = listed;
    this.routingEvents = routingEvents;
    this.user = user;
  }

  /** One contact's; the latest subject, or how the latest message begins. */
  public record Subject(ContactId contactId, String subject) {}

  /**
   * Lists what contacts are about; those that are not hers to know are left out.
   *
   * @param contacts at most 50, apart by commas
   * @param at the offset that came with the list of the contacts
   */
  @GET
  public List<Subject> subjects(
      @QueryParam("contacts") @Nullable String contacts, @QueryParam("at") @Nullable Long at) {
    List<ContactId> wanted = ids(contacts);
    if (at != null) {
      routingEvents.await(user.domain(), at);
    }
    Map<ContactId, String> found =
        database
            .jdbi()
            .withHandle(handle -> listed.subjects(handle, user.domain(), user.userId(), wanted));
    return wanted.stream()
        .filter(found::containsKey)
        .map(each -> new Subject(each, found.getOrDefault(each, "")))
        .toList();
  }

  private static List<ContactId> ids(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return List.of();
    }
    List<String> parts = Arrays.stream(text.split(",", -1)).distinct().toList();
    if (parts.size() > MOST) {
      throw Problem.invalid(
          "/contacts",
          new IllegalArgumentException(
              "Expected at most " + MOST + " contacts but got " + parts.size()));
    }
    try {
      return parts.stream().map(ContactId::new).toList();
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("/contacts", e);
    }
  }
}
