package org.strowger.routing.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.ContactCommand.Reprioritise;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.problem.Problem;

/** What a supervisor does with many contacts at once: a command for each, an answer for each. */
@Path("/api/routing/supervisor/many")
@Allowed(Permission.CONTACT_SUPERVISE)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ManyContactsResource {

  private static final String KEY = "Idempotency-Key";
  private static final int MOST = 250;

  private final AgentCommands commands;

  @Inject
  public ManyContactsResource(AgentCommands commands) {
    this.commands = commands;
  }

  /**
   * @param contactIds 1–250, each once
   * @param priority 1 (first) to 9
   */
  public record Priorities(
      @Bounds(min = 1, max = MOST) List<ContactId> contactIds,
      @Bounds(min = 1, max = 9) Integer priority) {}

  /**
   * @param contactIds 1–250, each once
   */
  public record Requeuings(
      @Bounds(min = 1, max = MOST) List<ContactId> contactIds, QueueId queueId) {}

  /**
   * @param contactIds 1–250, each once
   */
  public record Assignings(
      @Bounds(min = 1, max = MOST) List<ContactId> contactIds, AgentId agentId) {}

  /**
   * @param contactIds 1–250, each once
   */
  public record Dismissals(
      @Bounds(min = 1, max = MOST) List<ContactId> contactIds, DismissReason reason) {}

  /** What became of each, in the order of the request. */
  public record Answers(List<BatchItemResult> answers) {}

  /** Gives many contacts another priority. */
  @POST
  @Path("/priority")
  public Answers reprioritise(Priorities many, @HeaderParam(KEY) @Nullable String key) {
    int priority = RequestParams.of("priority", many.priority());
    return each(many.contactIds(), key, id -> new Reprioritise(id, priority));
  }

  /** Puts many contacts into a queue. */
  @POST
  @Path("/requeue")
  public Answers requeue(Requeuings many, @HeaderParam(KEY) @Nullable String key) {
    QueueId queue = RequestParams.of("queueId", many.queueId());
    return each(many.contactIds(), key, id -> new Requeue(id, queue));
  }

  /** Gives many contacts to an agent. */
  @POST
  @Path("/assign")
  public Answers assign(Assignings many, @HeaderParam(KEY) @Nullable String key) {
    AgentId agent = RequestParams.of("agentId", many.agentId());
    return each(many.contactIds(), key, id -> new AssignContact(id, agent));
  }

  /** Ends many contacts. */
  @POST
  @Path("/dismiss")
  public Answers dismiss(Dismissals many, @HeaderParam(KEY) @Nullable String key) {
    DismissReason reason = RequestParams.of("reason", many.reason());
    return each(many.contactIds(), key, id -> new DismissContact(id, reason));
  }

  private Answers each(
      @Nullable List<ContactId> ids,
      @Nullable String key,
      Function<ContactId, ContactCommand> command) {
    var wanted = new LinkedHashMap<ContactId, ContactCommand>();
    RequestParams.of("contactIds", ids).forEach(id -> wanted.put(id, command.apply(id)));
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw Problem.badRequest(
          "invalid_value", "Expected 1–" + MOST + " contacts, each once, but got " + wanted.size());
    }
    return new Answers(commands.answerEach(key, wanted));
  }
}
