package org.strowger.routing.admin;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.Question;
import org.strowger.contracts.routing.Question.ExplainAgent;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.RoutingAnswer;
import org.strowger.contracts.routing.RoutingAnswer.AgentExplained;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.routing.desk.RequestParams;
import org.strowger.routing.desk.RouterQuestions;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** Why a contact is where it is, and why an agent is given what she is given. */
@Path("/api/routing")
@Allowed(Permission.CONTACT_EXPLAIN)
@RunOnVirtualThread
@Refuses(status = 400, code = "invalid_value")
@Refuses(status = 404, code = "not_found")
@Refuses(
    status = 503,
    code = {"router_unavailable", "router_silent"})
@Produces(MediaType.APPLICATION_JSON)
public class ExplanationResource {

  private final CurrentUser user;
  private final RouterQuestions router;

  @Inject
  public ExplanationResource(CurrentUser user, RouterQuestions router) {
    this.user = user;
    this.router = router;
  }

  /** Explains why a contact is where it is, and who could take it. */
  @GET
  @Path("/contacts/{contactId}/explanation")
  public ContactExplained contact(@PathParam("contactId") String contactId) {
    return ask(
        new ExplainContact(RequestParams.parsed("contactId", contactId, ContactId::new)),
        ContactExplained.class,
        "Expected a contact of this domain but found none");
  }

  /** Explains why an agent is given what she is given, or nothing. */
  @GET
  @Path("/agents/{agentId}/explanation")
  public AgentExplained agent(@PathParam("agentId") String agentId) {
    return ask(
        new ExplainAgent(RequestParams.parsed("agentId", agentId, AgentId::new)),
        AgentExplained.class,
        "Expected an agent of this domain but found none");
  }

  private <A extends RoutingAnswer> A ask(Question question, Class<A> type, String missing) {
    return router.ask(user, question).first(type).orElseThrow(() -> Problem.notFound(missing));
  }
}
