package org.strowger.routing.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.DeskAnswer.TargetsTold;
import org.strowger.contracts.routing.DeskAnswer.WaitingContact;
import org.strowger.contracts.routing.DeskAnswer.WaitingTold;
import org.strowger.contracts.routing.Question;
import org.strowger.contracts.routing.Question.AskTargets;
import org.strowger.contracts.routing.Question.AskWaiting;
import org.strowger.contracts.routing.Question.WaitingCursor;
import org.strowger.contracts.routing.RoutingAnswer;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;

/** What a desk asks of the router beyond its own contacts; the answer is of one moment. */
@Path("/api/routing/desk")
@Allowed(Permission.DESK)
@RunOnVirtualThread
@Refuses(status = 400, code = "invalid_value")
@Refuses(status = 409, codesOf = RejectionCode.class)
@Refuses(
    status = 503,
    code = {"router_unavailable", "router_silent"})
@Produces(MediaType.APPLICATION_JSON)
public class DeskQuestions {

  private final CurrentUser user;
  private final RouterQuestions router;

  @Inject
  public DeskQuestions(CurrentUser user, RouterQuestions router) {
    this.user = user;
    this.router = router;
  }

  /**
   * A page of what waits.
   *
   * @param at offset of the question: who asks others about these contacts names it
   * @param next where the list goes on; null: it is at its end
   */
  public record WaitingPage(
      long at, Instant toldAt, List<WaitingContact> contacts, @Nullable WaitingCursor next) {}

  /**
   * Lists to whom she can pass on, or show, a contact: queues, colleagues at their desks, levels.
   *
   * @param channel of the contact
   */
  @GET
  @Path("/targets")
  public TargetsTold targets(@QueryParam("channel") @Nullable String channel) {
    ChannelType type =
        RequestParams.parsed(
            "channel", RequestParams.of("channel", channel), DeskQuestions::channelOf);
    return first(ask(new AskTargets(user.userId(), type)), TargetsTold.class);
  }

  /**
   * Lists what waits in her queues, the oldest first, 50 at a time.
   *
   * @param queue the one queue to look at; absent: all of hers
   * @param afterTime with {@code afterContact}: the place that the page before names as next
   */
  @GET
  @Path("/waiting")
  public WaitingPage waiting(
      @QueryParam("queue") @Nullable String queue,
      @QueryParam("afterTime") @Nullable String afterTime,
      @QueryParam("afterContact") @Nullable String afterContact) {
    QueueId queueId = queue == null ? null : RequestParams.parsed("queue", queue, QueueId::new);
    CommandOutcome outcome =
        ask(new AskWaiting(user.userId(), queueId, place(afterTime, afterContact)));
    WaitingTold told = first(outcome, WaitingTold.class);
    return new WaitingPage(outcome.at(), told.toldAt(), told.contacts(), told.next());
  }

  private static @Nullable WaitingCursor place(@Nullable String time, @Nullable String contact) {
    if (time == null && contact == null) {
      return null;
    }
    return new WaitingCursor(
        RequestParams.parsed(
            "afterTime", RequestParams.of("afterTime", time), DeskQuestions::instantOf),
        RequestParams.parsed(
            "afterContact", RequestParams.of("afterContact", contact), ContactId::new));
  }

  private static ChannelType channelOf(String text) {
    for (ChannelType each : ChannelType.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw new IllegalArgumentException("Expected a channel type but found another text");
  }

  private static Instant instantOf(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Expected an instant like 2026-03-02T09:00:00Z but found another text", e);
    }
  }

  private CommandOutcome ask(Question question) {
    CommandOutcome outcome = router.ask(user, question);
    outcome.throwIfRejected();
    return outcome;
  }

  private static <A extends RoutingAnswer> A first(CommandOutcome outcome, Class<A> type) {
    return outcome
        .first(type)
        .orElseThrow(
            () ->
                RouterQuestions.silent(
                    "Expected an answer that this service knows but got another"));
  }
}
