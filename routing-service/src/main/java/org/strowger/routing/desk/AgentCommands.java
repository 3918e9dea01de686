package org.strowger.routing.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AgentCommand.PickContact;
import org.strowger.contracts.routing.AgentCommand.SnoozeContact;
import org.strowger.contracts.routing.AgentCommand.StartOutbound;
import org.strowger.contracts.routing.ConsultCommand;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.PlanCommand;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SupervisorCommand;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/** Brings an agent's command to the router and the router's answer into HTTP. */
@RequestScoped
@Refuses(
    status = 400,
    code = {"invalid_value", "invalid_idempotency_key"})
@Refuses(status = 409, codesOf = RejectionCode.class)
@Refuses(status = 422, code = "idempotency_key_reused")
@Refuses(status = 413, code = "command_too_large")
@Refuses(status = 503, code = "router_unavailable")
class AgentCommands {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CurrentUser user;
  private final CommandSender sender;
  private final RepeatedRequests repeated;

  @Inject
  AgentCommands(CurrentUser user, CommandSender sender, RepeatedRequests repeated) {
    this.user = user;
    this.sender = sender;
    this.repeated = repeated;
  }

  RestResponse<CommandAnswer> answer(@Nullable String idempotencyKey, RoutingCommand command) {
    String commandId = commandId(idempotencyKey);
    CompletableFuture<CommandOutcome> answer =
        repeated.once(
            commandId, command, () -> sender.ask(user.domain(), user.actor(), commandId, command));
    return CommandSender.await(answer, PATIENCE)
        .map(outcome -> RestResponse.ok(taken(outcome, command)))
        .orElseGet(() -> RestResponse.accepted(CommandAnswer.sent(commandId)));
  }

  /** Sends all commands in their order, then brings the answer to each. */
  List<BatchItemResult> answerEach(
      @Nullable String idempotencyKey, Map<ContactId, ? extends RoutingCommand> commands) {
    String commonId = commandId(idempotencyKey);
    var asked = new LinkedHashMap<ContactId, CompletableFuture<CommandOutcome>>();
    commands.forEach(
        (contact, command) -> {
          String id = commonId + ":" + contact;
          asked.put(
              contact,
              repeated.once(
                  id, command, () -> sender.ask(user.domain(), user.actor(), id, command)));
        });
    Instant until = Instant.now().plus(PATIENCE);
    return asked.entrySet().stream().map(one -> each(one.getKey(), one.getValue(), until)).toList();
  }

  private static BatchItemResult each(
      ContactId contact, CompletableFuture<CommandOutcome> asked, Instant until) {
    Duration left = Duration.between(Instant.now(), until);
    return CommandSender.await(asked, left.isNegative() ? Duration.ZERO : left)
        .map(
            outcome ->
                outcome
                    .rejection()
                    .map(
                        no -> new BatchItemResult(contact, false, Refusal.codeOf(no), no.message()))
                    .orElseGet(() -> new BatchItemResult(contact, true, null, null)))
        .orElseGet(() -> new BatchItemResult(contact, null, null, null));
  }

  /** Scoped to domain and agent: nobody else's key can meet it. */
  private String commandId(@Nullable String key) {
    if (key == null) {
      return CommandSender.freshId();
    }
    if (!KEY.matcher(key).matches() || CardNumbers.present(key)) {
      throw Problem.badRequest(
          "invalid_idempotency_key",
          "Expected an Idempotency-Key of 8–64 letters, digits and hyphens but it is another");
    }
    return "cmd:" + user.domain() + ":" + user.userId() + ":" + key;
  }

  private CommandAnswer taken(CommandOutcome outcome, RoutingCommand command) {
    outcome.throwIfRejected();
    ContactId contact = contactOf(command);
    List<NamedEvent> concerned =
        outcome.events().stream()
            .filter(event -> ofMany(command) || concerns(event, user.userId(), contact))
            .map(NamedEvent::new)
            .toList();
    return new CommandAnswer(outcome.commandId(), outcome.at(), concerned);
  }

  /** It is about a queue or agents as a whole: all that it caused concerns who sent it. */
  private static boolean ofMany(RoutingCommand command) {
    return command instanceof SupervisorCommand || command instanceof PlanCommand;
  }

  private static boolean concerns(RoutingEvent event, AgentId agent, @Nullable ContactId contact) {
    return agent.equals(Concerns.agentOf(event))
        || agent.equals(Concerns.secondAgentOf(event))
        || (contact != null && contact.equals(Concerns.contactOf(event)));
  }

  private static @Nullable ContactId contactOf(RoutingCommand command) {
    return switch (command) {
      case AcceptOffer accept -> accept.offerId().contactId();
      case DeclineOffer decline -> decline.offerId().contactId();
      case CloseContact close -> close.contactId();
      case EndWrapUp end -> end.contactId();
      case PickContact pick -> pick.contactId();
      case SnoozeContact snooze -> snooze.contactId();
      case StartOutbound outbound -> outbound.contactId();
      case ContactCommand contact -> contact.contactId();
      case ConsultCommand consult -> consult.consultId();
      default -> null;
    };
  }
}
