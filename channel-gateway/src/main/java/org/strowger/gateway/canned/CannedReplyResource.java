package org.strowger.gateway.canned;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** Canned replies of the user's domain; those of others do not exist here. */
@Path("/api/gateway/canned-replies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CannedReplyResource {

  private final CannedReplies replies;
  private final CurrentUser user;

  CannedReplyResource(CannedReplies replies, CurrentUser user) {
    this.replies = replies;
    this.user = user;
  }

  /**
   * Lists those there are, by code and language; 500 at most.
   *
   * @param language only these, with all their regions
   * @param q only those with this in code, title or text
   */
  @GET
  @Allowed(Permission.CANNED_REPLY_READ)
  public List<CannedReplyView> list(
      @QueryParam("language") @Nullable String language, @QueryParam("q") @Nullable String q) {
    return replies.search(user.domain(), language, q);
  }

  /** Adds one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CANNED_REPLY_WRITE)
  @ResponseStatus(201)
  @Refuses(
      status = 409,
      code = {"code_taken", "too_many_replies"})
  public CannedReplyView add(CannedReplyPut wanted) {
    return replies.add(user.domain(), user.userId(), present(wanted));
  }

  /** Changes one, if nobody did since the version that is named. */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CANNED_REPLY_WRITE)
  @Refuses(status = 400, code = "version_missing")
  @Refuses(status = 404, code = "not_found")
  @Refuses(
      status = 409,
      code = {"code_taken", "stale_version"})
  public CannedReplyView change(@PathParam("id") String id, CannedReplyPut wanted) {
    return replies.change(user.domain(), user.userId(), id, present(wanted));
  }

  /**
   * Removes one, if nobody changed it since; its history stays.
   *
   * @param version that the user saw
   */
  @DELETE
  @Path("/{id}")
  @Allowed(Permission.CANNED_REPLY_WRITE)
  @Refuses(status = 400, code = "version_missing")
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 409, code = "stale_version")
  public void remove(@PathParam("id") String id, @QueryParam("version") @Nullable Long version) {
    replies.remove(user.domain(), user.userId(), id, version);
  }

  /** Lists who made what of one, the latest first; 100 at most. */
  @GET
  @Path("/{id}/history")
  @Allowed(Permission.CANNED_REPLY_WRITE)
  @Refuses(status = 404, code = "not_found")
  public List<CannedReplyChangeView> history(@PathParam("id") String id) {
    return replies.history(user.domain(), id);
  }

  private static CannedReplyPut present(@Nullable CannedReplyPut wanted) {
    if (wanted == null) {
      throw Problem.badRequest("malformed_json", "Expected a canned reply but found nothing");
    }
    return wanted;
  }
}
