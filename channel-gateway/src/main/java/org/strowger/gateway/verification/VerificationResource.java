package org.strowger.gateway.verification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.verification.VerificationRequests.OverridePost;
import org.strowger.gateway.verification.VerificationRequests.TryPost;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** How sure it is who is at the other end of a contact. */
@Path("/api/gateway/contacts/{contactId}/verification")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Refuses(status = 404, code = "not_found")
public class VerificationResource {

  private final Verifications verifications;
  private final CurrentUser user;

  VerificationResource(Verifications verifications, CurrentUser user) {
    this.verifications = verifications;
    this.user = user;
  }

  /** Reads how sure it is now. */
  @GET
  @Allowed(Permission.CUSTOMER_READ)
  public VerificationView read(@PathParam("contactId") String contactId) {
    return verifications.read(user.user(), id(contactId));
  }

  /** Takes the facts that somebody named unprompted: two that count are level 1. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CUSTOMER_WRITE)
  @Refuses(status = 409, code = "not_your_contact")
  @Refuses(status = 429, code = "verification_locked")
  public VerificationView attempt(@PathParam("contactId") String contactId, TryPost post) {
    return verifications.attempt(user.user(), id(contactId), given(post));
  }

  /** Sets a level by a supervisor's word. */
  @POST
  @Path("override")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CONTACT_SUPERVISE)
  public VerificationView override(@PathParam("contactId") String contactId, OverridePost post) {
    return verifications.override(user.user(), id(contactId), given(post));
  }

  private static <T> T given(@Nullable T post) {
    if (post == null) {
      throw Problem.badRequest("malformed_json", "Expected a body but found nothing");
    }
    return post;
  }

  private static ContactId id(String text) {
    try {
      return new ContactId(text);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("Expected a contact that concerns you");
    }
  }
}
