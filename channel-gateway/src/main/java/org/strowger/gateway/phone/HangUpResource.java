package org.strowger.gateway.phone;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.strowger.contracts.id.ContactId;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** An agent ends her call at the desk. */
@Path("/api/gateway/contacts/{contactId}/hang-up")
@RunOnVirtualThread
public class HangUpResource {

  private final DeskHangUp hangUp;
  private final CurrentUser user;

  public HangUpResource(DeskHangUp hangUp, CurrentUser user) {
    this.hangUp = hangUp;
    this.user = user;
  }

  /** Ends the own call; its contact goes to wrap-up. */
  @POST
  @Allowed(Permission.CONTACT_REPLY)
  @Refuses(status = 404, code = "not_found")
  public void hangUp(@PathParam("contactId") String contactId) {
    try {
      hangUp.by(user.domain(), user.userId(), new ContactId(contactId));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("Expected a call that concerns you");
    }
  }
}
