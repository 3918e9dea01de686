package org.strowger.servicekit.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;

/** One resource method per permission, one that is open, and one whose rule was forgotten. */
@Path("/guarded")
public class GuardedResource {

  private final CurrentUser user;

  @Inject
  public GuardedResource(CurrentUser user) {
    this.user = user;
  }

  @GET
  @Path("/desk")
  @Allowed(Permission.DESK)
  public String desk() {
    return "ok";
  }

  @POST
  @Path("/desk")
  @Allowed(Permission.DESK)
  public String changeDesk() {
    return "ok";
  }

  @GET
  @Path("/contact_read")
  @Allowed(Permission.CONTACT_READ)
  public String readContact() {
    return "ok";
  }

  @GET
  @Path("/contact_reply")
  @Allowed(Permission.CONTACT_REPLY)
  public String replyContact() {
    return "ok";
  }

  @GET
  @Path("/contact_explain")
  @Allowed(Permission.CONTACT_EXPLAIN)
  public String explainContact() {
    return "ok";
  }

  @GET
  @Path("/contact_supervise")
  @Allowed(Permission.CONTACT_SUPERVISE)
  public String superviseContact() {
    return "ok";
  }

  @GET
  @Path("/contact_retry")
  @Allowed(Permission.CONTACT_RETRY)
  public String retryContact() {
    return "ok";
  }

  @GET
  @Path("/mail_settle")
  @Allowed(Permission.MAIL_SETTLE)
  public String settleMail() {
    return "ok";
  }

  @GET
  @Path("/customer_read")
  @Allowed(Permission.CUSTOMER_READ)
  public String readCustomer() {
    return "ok";
  }

  @GET
  @Path("/canned_reply_read")
  @Allowed(Permission.CANNED_REPLY_READ)
  public String readCannedReplies() {
    return "ok";
  }

  @GET
  @Path("/customer_write")
  @Allowed(Permission.CUSTOMER_WRITE)
  public String writeCustomer() {
    return "ok";
  }

  @GET
  @Path("/canned_reply_write")
  @Allowed(Permission.CANNED_REPLY_WRITE)
  public String writeCannedReplies() {
    return "ok";
  }

  @GET
  @Path("/case_read")
  @Allowed(Permission.CASE_READ)
  public String readCase() {
    return "ok";
  }

  @GET
  @Path("/case_write")
  @Allowed(Permission.CASE_WRITE)
  public String writeCase() {
    return "ok";
  }

  @GET
  @Path("/plan_read")
  @Allowed(Permission.PLAN_READ)
  public String readPlan() {
    return "ok";
  }

  @GET
  @Path("/plan_write")
  @Allowed(Permission.PLAN_WRITE)
  public String writePlan() {
    return "ok";
  }

  @GET
  @Path("/wallboard")
  @Allowed(Permission.WALLBOARD)
  public String wallboard() {
    return "ok";
  }

  @GET
  @Path("/kpi_check")
  @Allowed(Permission.KPI_CHECK)
  public String checkKpis() {
    return "ok";
  }

  @GET
  @Path("/users_write")
  @Allowed(Permission.USERS_WRITE)
  public String writeUsers() {
    return "ok";
  }

  @GET
  @Path("/people")
  @Allowed(Permission.PEOPLE)
  public String people() {
    return "ok";
  }

  @GET
  @Path("/self")
  @Allowed(Permission.SELF)
  public Map<String, Object> self() {
    return Map.of(
        "userId", user.userId(),
        "domain", user.domain(),
        "roles", user.roles(),
        "teams", user.teams(),
        "actor", user.actor());
  }

  @GET
  @Path("/open")
  @Open("a test of what is open")
  public String open() {
    return "ok";
  }

  @GET
  @Path("/forgotten")
  public String forgotten() {
    return "must not be seen";
  }

  @GET
  @Path("/both")
  @Open("a mistake")
  @Allowed(Permission.SELF)
  public String both() {
    return "must not be seen";
  }
}
