package org.strowger.gateway.consult;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.consult.ConsultView.Line;
import org.strowger.gateway.consult.Consults.Consult;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.topics.RoutingEventsConsumer;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/**
 * The private line of a consult, for the agent who asked and the one who is offered it or answered;
 * for an hour after its end. To anybody else there is no such consult.
 */
@Path("/api/gateway/consults/{consultId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allowed(Permission.DESK)
@Refuses(status = 404, code = "not_found")
public class ConsultResource {

  private static final Duration READABLE = Duration.ofHours(1);

  private final GatewayDatabase database;
  private final Consults consults;
  private final ContactAccess access;
  private final RoutingEventsConsumer routingEvents;
  private final CurrentUser user;

  public ConsultResource(
      GatewayDatabase database,
      Consults consults,
      ContactAccess access,
      RoutingEventsConsumer routingEvents,
      CurrentUser user) {
    this.database = database;
    this.consults = consults;
    this.access = access;
    this.routingEvents = routingEvents;
    this.user = user;
  }

  /**
   * Reads a consult and what was written in it.
   *
   * @param at the offset of a command whose effect must be seen, if it can be soon
   */
  @GET
  public ConsultView read(
      @PathParam("consultId") String consultId, @QueryParam("at") @Nullable Long at) {
    ContactId id = id(consultId);
    await(at);
    return database
        .jdbi()
        .inTransaction(
            handle ->
                consults
                    .find(handle, user.domain(), id)
                    .filter(found -> mayRead(handle, found))
                    .map(found -> view(handle, found))
                    .orElseThrow(ConsultResource::unknown));
  }

  /**
   * Says something to the other agent; the customer never sees it. The same again is kept once.
   *
   * @param at the offset of the command that started the consult, if it was just now
   * @return What is kept; the other desk is told of it.
   */
  @POST
  @Path("/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Refuses(status = 400, code = "invalid_value")
  @Refuses(
      status = 409,
      code = {"consult_ended", "message_id_used"})
  public Line say(
      @PathParam("consultId") String consultId,
      @QueryParam("at") @Nullable Long at,
      ConsultPost post) {
    if (post == null) {
      throw Problem.badRequest("malformed_json", "Expected a message but found nothing");
    }
    ContactId id = id(consultId);
    await(at);
    return database.jdbi().inTransaction(handle -> keep(handle, id, post));
  }

  private Line keep(Handle handle, ContactId id, ConsultPost post) {
    AgentId author = user.userId();
    Consult consult =
        consults
            .lock(handle, user.domain(), id)
            .filter(found -> found.isOf(author))
            .orElseThrow(ConsultResource::unknown);
    String text = CardNumbers.redact(post.text());
    var before = consults.sentBefore(handle, id, author, post.clientMessageId());
    if (before.isPresent()) {
      return repeated(before.get(), text);
    }
    if (consult.endedAt() != null) {
      throw Problem.conflict("consult_ended", "Expected a consult that lasts but it is over");
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Line kept = consults.add(handle, id, author, post.clientMessageId(), now, text);
    ReplicaSignal.send(handle, new ReplicaSignal.ConsultChanged(id));
    return kept;
  }

  private static Line repeated(Line stored, String text) {
    if (!stored.text().equals(text)) {
      throw Problem.conflict(
          "message_id_used",
          "Expected the text that was sent with this clientMessageId but it is another");
    }
    return stored;
  }

  private boolean mayRead(Handle handle, Consult found) {
    Instant ended = found.endedAt();
    if (found.isOf(user.userId())) {
      return ended == null || ended.plus(READABLE).isAfter(Instant.now());
    }
    return access
        .readable(handle, found.id(), new Reader(user.userId(), user.domain(), false))
        .isPresent();
  }

  private ConsultView view(Handle handle, Consult found) {
    return new ConsultView(
        found.id(),
        found.contact(),
        found.asker(),
        found.answeredBy(),
        found.startedAt(),
        found.endedAt(),
        consults.lines(handle, found.id()));
  }

  private void await(@Nullable Long at) {
    if (at != null) {
      routingEvents.await(user.domain(), at);
    }
  }

  private static ContactId id(String text) {
    try {
      return new ContactId(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return Problem.notFound("Expected a consult of yours");
  }
}
