package org.strowger.gateway.customer.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.customer.desk.CustomerCard.CustomerHit;
import org.strowger.gateway.customer.desk.CustomerRequests.DecisionPost;
import org.strowger.gateway.customer.desk.CustomerRequests.MergePost;
import org.strowger.gateway.customer.desk.CustomerRequests.PermissionPost;
import org.strowger.gateway.customer.desk.CustomerRequests.PreferencesPost;
import org.strowger.gateway.customer.desk.CustomerRequests.SearchPost;
import org.strowger.gateway.customer.desk.CustomerRequests.UnmergePost;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** Customers for the desk. A customer that does not concern the user does not exist here. */
@Path("/api/gateway/customers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CustomerResource {

  private final CustomerDesk desk;
  private final CurrentUser user;

  CustomerResource(CustomerDesk desk, CurrentUser user) {
    this.desk = desk;
    this.user = user;
  }

  /** Reads a customer by her id or by that of one who was merged into her. */
  @GET
  @Path("{customerId}")
  @Allowed(Permission.CUSTOMER_READ)
  @Refuses(status = 404, code = "not_found")
  public CustomerCard read(@PathParam("customerId") String customerId) {
    return desk.read(user.user(), customerId);
  }

  /** Finds customers by a whole mail address or international number. */
  @POST
  @Path("search")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CUSTOMER_READ)
  public List<CustomerHit> search(SearchPost post) {
    return desk.search(user.user(), given(post));
  }

  /** Says an identity in full; it is kept that the user has read it. */
  @POST
  @Path("{customerId}/identities/{ref}/reveal")
  @Allowed(Permission.CUSTOMER_READ)
  @Refuses(status = 404, code = "not_found")
  public RevealedIdentity reveal(
      @PathParam("customerId") String customerId, @PathParam("ref") String ref) {
    return new RevealedIdentity(desk.reveal(user.user(), customerId, ref));
  }

  /** Says that another customer is the same person: both are found by this one from now on. */
  @POST
  @Path("{customerId}/merges")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CUSTOMER_WRITE)
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 409, code = "same_customer")
  public CustomerCard merge(@PathParam("customerId") String customerId, MergePost post) {
    return desk.merge(user.user(), customerId, given(post));
  }

  /** Takes a merge back. */
  @POST
  @Path("{customerId}/merges/{mergeId}/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CUSTOMER_WRITE)
  @Refuses(status = 404, code = "not_found")
  public CustomerCard unmerge(
      @PathParam("customerId") String customerId,
      @PathParam("mergeId") String mergeId,
      UnmergePost post) {
    return desk.unmerge(user.user(), customerId, mergeId, given(post));
  }

  /** Decides whether the customer of a proposal is the same person. */
  @POST
  @Path("{customerId}/proposals/{proposalId}/decide")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CUSTOMER_WRITE)
  @Refuses(status = 404, code = "not_found")
  @Refuses(
      status = 409,
      code = {"already_decided", "same_customer"})
  public CustomerCard decide(
      @PathParam("customerId") String customerId,
      @PathParam("proposalId") String proposalId,
      DecisionPost post) {
    return desk.decide(user.user(), customerId, proposalId, given(post));
  }

  /** Sets whether the customer may be contacted by us on a channel for a purpose. */
  @POST
  @Path("{customerId}/permissions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CUSTOMER_WRITE)
  @Refuses(status = 404, code = "not_found")
  public CustomerCard permit(@PathParam("customerId") String customerId, PermissionPost post) {
    return desk.permit(user.user(), customerId, given(post));
  }

  /** Sets the language the customer wants and how she wants to be addressed. */
  @POST
  @Path("{customerId}/preferences")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CUSTOMER_WRITE)
  @Refuses(status = 404, code = "not_found")
  public CustomerCard prefer(@PathParam("customerId") String customerId, PreferencesPost post) {
    return desk.prefer(user.user(), customerId, given(post));
  }

  private static <T> T given(@Nullable T post) {
    if (post == null) {
      throw Problem.badRequest("malformed_json", "Expected a body but found nothing");
    }
    return post;
  }

  /** An identity in full. */
  public record RevealedIdentity(String value) {}
}
