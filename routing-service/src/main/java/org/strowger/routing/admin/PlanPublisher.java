package org.strowger.routing.admin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.RemoveAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.routing.desk.CommandOutcome;
import org.strowger.routing.desk.CommandSender;
import org.strowger.servicekit.problem.Problem;

/** Brings plans and rosters into the log, in portions, and waits for what the router says. */
@Singleton
public final class PlanPublisher {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int RETRY_SECONDS = 2;

  private final CommandSender sender;

  @Inject
  PlanPublisher(CommandSender sender) {
    this.sender = sender;
  }

  /** A plan in force. */
  public record Published(long version, String hash) {}

  /** How many agents were put and removed. */
  public record Rostered(int put, int removed) {}

  /**
   * Puts a plan in force. A plan that names no base is based on what is in force when its parts are
   * staged.
   *
   * @param reason why, for the history
   * @throws Problem when the router refuses it or does not answer in time
   */
  Published publish(DomainId domain, Actor author, PlanFile file, String reason) {
    String hash = PlanHash.of(file.plan());
    var commands = new ArrayList<RoutingCommand>();
    List<RoutingPlan> parts = Parts.of(file.plan());
    for (int i = 0; i < parts.size(); i++) {
      commands.add(new StagePlanPart(file.version(), i + 1, parts.size(), parts.get(i)));
    }
    // a part that was staged by an earlier attempt is refused and yet there: the last answer counts
    long inForce = askAll(domain, author, commands).getLast().planVersion();
    long basedOn = file.basedOn() == null ? inForce : file.basedOn();
    var apply = new ApplyPlan(file.version(), basedOn, hash, author.id(), reason);
    askAll(domain, author, List.of(apply)).getFirst().throwIfRejected();
    return new Published(file.version(), hash);
  }

  /**
   * Changes the roster.
   *
   * @throws Problem when the router refuses a batch or does not answer in time; batches before it
   *     are in force
   */
  Rostered publish(DomainId domain, Actor author, RosterFile file) {
    var commands = new ArrayList<RoutingCommand>();
    for (List<AgentDefinition> batch : Parts.batches(file.agents())) {
      commands.add(new PutAgents(batch));
    }
    for (List<AgentId> batch : Parts.batches(file.remove())) {
      commands.add(new RemoveAgents(batch));
    }
    for (CommandOutcome outcome : askAll(domain, author, commands)) {
      // a batch that changes nothing is refused for that, and is in force
      if (outcome.rejection().map(CommandRejected::code).orElse(null)
          != RejectionCode.WRONG_STATE) {
        outcome.throwIfRejected();
      }
    }
    return new Rostered(file.agents().size(), file.remove().size());
  }

  private List<CommandOutcome> askAll(
      DomainId domain, Actor author, List<? extends RoutingCommand> commands) {
    var answers = new ArrayList<CompletableFuture<CommandOutcome>>();
    for (RoutingCommand command : commands) {
      answers.add(sender.ask(domain, author, CommandSender.freshId(), command));
    }
    return answers.stream()
        .map(answer -> CommandSender.await(answer, PATIENCE).orElseThrow(PlanPublisher::silent))
        .toList();
  }

  private static Problem silent() {
    return Problem.unavailable(
        "router_silent", "Expected the router's answer but it has not come yet", RETRY_SECONDS);
  }
}
