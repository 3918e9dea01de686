package org.strowger.gateway.stuck;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** The contacts that the router failed on, for those who can do something about it. */
@Path("/api/gateway/stuck")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allowed(Permission.CONTACT_RETRY)
public class StuckContactResource {

  private final GatewayDatabase database;
  private final GatewayOutbox outbox;
  private final StuckContacts stuck;
  private final CurrentUser user;

  public StuckContactResource(
      GatewayDatabase database, GatewayOutbox outbox, StuckContacts stuck, CurrentUser user) {
    this.database = database;
    this.outbox = outbox;
    this.stuck = stuck;
    this.user = user;
  }

  /** Lists those of the user's domain, the one stuck for the longest time first; 500 at most. */
  @GET
  public List<StuckContact> list() {
    return database.jdbi().withHandle(handle -> stuck.list(handle, user.domain()));
  }

  /** Asks the router for the contact again. */
  @POST
  @Path("{contactId}/retry")
  @Refuses(status = 404, code = "not_found")
  public void retry(@PathParam("contactId") String contactId) {
    if (!retried(contactId)) {
      throw Problem.notFound("Expected a contact that is stuck");
    }
    outbox.wake();
  }

  private boolean retried(String contactId) {
    try {
      var contact = new ContactId(contactId);
      return database.jdbi().inTransaction(handle -> stuck.retry(handle, user.domain(), contact));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("Expected a contact that is stuck");
    }
  }
}
