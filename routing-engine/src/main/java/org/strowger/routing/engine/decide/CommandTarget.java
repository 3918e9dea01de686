package org.strowger.routing.engine.decide;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.ConsultCommand;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.PlanCommand;
import org.strowger.contracts.routing.Question;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.SupervisorCommand;
import org.strowger.contracts.routing.Tick;

/**
 * Whom and what a command names, for the answer when it is rejected.
 *
 * @param agentId null when it names no agent
 * @param contactId null when it names no contact, or several
 */
record CommandTarget(@Nullable AgentId agentId, @Nullable ContactId contactId) {

  static CommandTarget of(RoutingCommand command) {
    return switch (command) {
      case ContactCommand.ReturnContact each -> new CommandTarget(each.agentId(), each.contactId());
      case ContactCommand.TransferContact each ->
          new CommandTarget(each.agentId(), each.contactId());
      case ContactCommand each -> new CommandTarget(null, each.contactId());
      case AgentCommand each -> of(each);
      case SupervisorCommand.RequeueAll each -> new CommandTarget(each.agentId(), null);
      case ConsultCommand.StartConsult each -> new CommandTarget(each.agentId(), each.contactId());
      case ConsultCommand.CompleteConsult each ->
          new CommandTarget(each.agentId(), each.consultId());
      case ConsultCommand.CancelConsult each -> new CommandTarget(each.agentId(), each.consultId());
      case Question.ExplainAgent each -> new CommandTarget(each.agentId(), null);
      case Question.AskTargets each -> new CommandTarget(each.agentId(), null);
      case Question.AskWaiting each -> new CommandTarget(each.agentId(), null);
      case Question.ExplainContact each -> new CommandTarget(null, each.contactId());
      case Question.ForecastWait each -> new CommandTarget(null, each.contactId());
      case Question.AskServiceStatus _, SupervisorCommand _, PlanCommand _, Tick _ ->
          new CommandTarget(null, null);
    };
  }

  /** The same of a command that may lack what it should name, as its decider failed on it. */
  static CommandTarget ofIncomplete(RoutingCommand command) {
    try {
      return of(command);
    } catch (RuntimeException e) {
      return new CommandTarget(null, null);
    }
  }

  private static CommandTarget of(AgentCommand command) {
    return switch (command) {
      case AgentCommand.ReportActivity each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.AcceptOffer each ->
          new CommandTarget(each.agentId(), each.offerId().contactId());
      case AgentCommand.DeclineOffer each ->
          new CommandTarget(each.agentId(), each.offerId().contactId());
      case AgentCommand.CloseContact each -> new CommandTarget(each.agentId(), each.contactId());
      case AgentCommand.EndWrapUp each -> new CommandTarget(each.agentId(), each.contactId());
      case AgentCommand.PickContact each -> new CommandTarget(each.agentId(), each.contactId());
      case AgentCommand.SnoozeContact each -> new CommandTarget(each.agentId(), each.contactId());
      case AgentCommand.SetNextPresence each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.StartOutbound each -> new CommandTarget(each.agentId(), each.contactId());
      case AgentCommand.PullNext each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.SetPresence each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.ClearSuspension each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.AgentConnected each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.AgentDisconnected each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.ReportPhone each -> new CommandTarget(each.agentId(), null);
      case AgentCommand.InstanceAlive _ -> new CommandTarget(null, null);
    };
  }
}
