package org.strowger.servicekit.problem;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.List;
import org.strowger.contracts.id.AgentId;
import org.strowger.servicekit.access.Open;

/** Fails in each way a resource can. */
@Path("/failing")
@Open("a test of errors")
public class FailingResource {

  static final String SECRET = "canary-4711";

  enum Pace {
    SLOW,
    QUICK
  }

  record Order(AgentId agent, int amount, List<Line> lines, Pace pace, Instant due) {}

  record Line(String sku) {}

  @POST
  @Consumes("application/json")
  public int order(Order order) {
    return order.amount();
  }

  @GET
  @Produces("text/plain")
  public String text() {
    return "ok";
  }

  @GET
  @Path("/agents/{agent}")
  public String agent(@jakarta.ws.rs.PathParam("agent") AgentId agent) {
    return agent.value();
  }

  @GET
  @Path("/bug")
  public String bug() {
    throw new IllegalStateException(SECRET, new NullPointerException(SECRET));
  }

  @GET
  @Path("/conflict")
  public String conflict() {
    throw Problem.conflict("stale_version", "Expected version 3 but it is 4");
  }

  @GET
  @Path("/busy")
  public String busy() {
    throw Problem.tooManyRequests("too_many_attempts", "Expected fewer attempts but saw many", 7);
  }

  @GET
  @Path("/plan")
  public String plan() {
    throw Problem.unprocessable(
        "invalid_plan",
        "Expected a plan without faults but found some",
        List.of(new FieldFault("queues[a].target", "out_of_range", "Expected 1–100 but …")));
  }
}
