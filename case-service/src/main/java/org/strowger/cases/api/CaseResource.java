package org.strowger.cases.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.problem.Problem;

/** Cases for the desk; a case of another domain does not exist here. */
@Path("/api/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CaseResource {

  private final CaseDesk desk;
  private final CurrentUser user;

  @Inject
  public CaseResource(CaseDesk desk, CurrentUser user) {
    this.desk = desk;
    this.user = user;
  }

  /**
   * @param at offset of the command after which the case is asked for
   */
  @GET
  @Path("/by-contact/{contactId}")
  @Allowed(Permission.CASE_READ)
  public CaseView byContact(
      @PathParam("contactId") String contactId, @RestQuery @Nullable Long at) {
    return desk.ofContact(user.domain(), id("/contactId", contactId, ContactId::new), at);
  }

  @GET
  @Path("/by-customer/{customerId}")
  @Allowed(Permission.CASE_READ)
  public List<CaseView> byCustomer(@PathParam("customerId") String customerId) {
    return desk.ofCustomer(user.domain(), id("/customerId", customerId, CustomerId::new));
  }

  @GET
  @Path("/resolutions")
  @Allowed(Permission.CASE_READ)
  public List<ResolutionCode> resolutions() {
    return desk.resolutions();
  }

  @GET
  @Path("/{caseId}")
  @Allowed(Permission.CASE_READ)
  public CaseView byId(@PathParam("caseId") String caseId) {
    return desk.find(user.domain(), caseId(caseId));
  }

  /** The same {@code clientId} again is the same note. */
  @POST
  @Path("/{caseId}/notes")
  @Allowed(Permission.CASE_WRITE)
  public Response note(@PathParam("caseId") String caseId, NewNote note) {
    CaseView.NoteView written = desk.note(user.user(), caseId(caseId), note);
    return Response.status(Response.Status.CREATED).entity(written).build();
  }

  @POST
  @Path("/{caseId}/resolve")
  @Allowed(Permission.CASE_WRITE)
  public CaseView resolve(@PathParam("caseId") String caseId, Resolve resolve) {
    return desk.resolve(user.user(), caseId(caseId), resolve);
  }

  @POST
  @Path("/{caseId}/reopen")
  @Allowed(Permission.CASE_WRITE)
  public CaseView reopen(@PathParam("caseId") String caseId, Reopen reopen) {
    return desk.reopen(user.user(), caseId(caseId), reopen);
  }

  private static CaseId caseId(String text) {
    return id("/caseId", text, CaseId::new);
  }

  private static <I> I id(String pointer, String text, Function<String, I> type) {
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(pointer, e);
    }
  }
}
