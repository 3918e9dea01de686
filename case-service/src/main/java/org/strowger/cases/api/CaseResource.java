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
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.strowger.cases.CaseRefusedException;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** Cases for the desk; a case of another domain does not exist here. */
@Path("/api/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Refuses(status = 400, code = "invalid_value")
public class CaseResource {

  private final CaseDesk desk;
  private final CurrentUser user;

  @Inject
  public CaseResource(CaseDesk desk, CurrentUser user) {
    this.desk = desk;
    this.user = user;
  }

  /**
   * Reads the case of a contact.
   *
   * @param at offset of the command after which the case is asked for
   */
  @GET
  @Path("/by-contact/{contactId}")
  @Allowed(Permission.CASE_READ)
  @Refuses(status = 404, code = "not_found")
  public CaseView byContact(
      @PathParam("contactId") String contactId, @RestQuery @Nullable Long at) {
    return desk.ofContact(user.user(), id("/contactId", contactId, ContactId::new), at);
  }

  /** Lists the cases of a customer, the latest first; at most 100. */
  @GET
  @Path("/by-customer/{customerId}")
  @Allowed(Permission.CASE_READ)
  public List<CaseView> byCustomer(@PathParam("customerId") String customerId) {
    return desk.ofCustomer(user.user(), id("/customerId", customerId, CustomerId::new));
  }

  /** Lists what a case may be resolved with. */
  @GET
  @Path("/resolutions")
  @Allowed(Permission.CASE_READ)
  public List<ResolutionCode> resolutions() {
    return desk.resolutions();
  }

  /** Reads a case. */
  @GET
  @Path("/{caseId}")
  @Allowed(Permission.CASE_READ)
  @Refuses(status = 404, code = "not_found")
  public CaseView byId(@PathParam("caseId") String caseId) {
    return desk.find(user.user(), caseId(caseId));
  }

  /** Adds a note to a case. The same {@code clientId} again is the same note. */
  @POST
  @Path("/{caseId}/notes")
  @Allowed(Permission.CASE_WRITE)
  @ResponseStatus(201)
  @Refuses(status = 404, code = "not_found")
  public CaseView.NoteView note(@PathParam("caseId") String caseId, NewNote note) {
    return desk.note(user.user(), caseId(caseId), note);
  }

  /** Resolves a case. */
  @POST
  @Path("/{caseId}/resolve")
  @Allowed(Permission.CASE_WRITE)
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 409, codesOf = CaseRefusedException.Reason.class)
  @Refuses(status = 422, code = "unknown_resolution")
  public CaseView resolve(@PathParam("caseId") String caseId, Resolve resolve) {
    return desk.resolve(user.user(), caseId(caseId), resolve);
  }

  /** Says who has to act before an open case goes on. */
  @POST
  @Path("/{caseId}/wait")
  @Allowed(Permission.CASE_WRITE)
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 409, codesOf = CaseRefusedException.Reason.class)
  public CaseView waitFor(@PathParam("caseId") String caseId, Wait wait) {
    return desk.waitFor(user.user(), caseId(caseId), wait);
  }

  /** Opens a resolved case again. */
  @POST
  @Path("/{caseId}/reopen")
  @Allowed(Permission.CASE_WRITE)
  @Refuses(status = 404, code = "not_found")
  @Refuses(status = 409, codesOf = CaseRefusedException.Reason.class)
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
