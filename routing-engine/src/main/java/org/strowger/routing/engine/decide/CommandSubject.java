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

/** Whom and what a command is about. */
record CommandSubject(@Nullable AgentId agentId, @Nullable ContactId contactId) {

  static CommandSubject of(RoutingCommand command) {
    return switch (command) {
      case ContactCommand.ReturnContact each ->
          new CommandSubject(each.agentId(), each.contactId());
      case ContactCommand.TransferContact each ->
          new CommandSubject(each.agentId(), each.contactId());
      case ContactCommand each -> new CommandSubject(null, each.contactId());
      case AgentCommand each -> of(each);
      case SupervisorCommand.RequeueAll each -> new CommandSubject(each.agentId(), null);
      case ConsultCommand.StartConsult each -> new CommandSubject(each.agentId(), each.contactId());
      case ConsultCommand.CompleteConsult each ->
          new CommandSubject(each.agentId(), each.consultId());
      case ConsultCommand.CancelConsult each ->
          new CommandSubject(each.agentId(), each.consultId());
      case Question.ExplainAgent each -> new CommandSubject(each.agentId(), null);
      case Question.ExplainContact each -> new CommandSubject(null, each.contactId());
      case Question.ForecastWait each -> new CommandSubject(null, each.contactId());
      case SupervisorCommand _, PlanCommand _, Tick _ -> new CommandSubject(null, null);
    };
  }

  private static CommandSubject of(AgentCommand command) {
    return switch (command) {
      case AgentCommand.AcceptOffer each ->
          new CommandSubject(each.agentId(), each.offerId().contactId());
      case AgentCommand.DeclineOffer each ->
          new CommandSubject(each.agentId(), each.offerId().contactId());
      case AgentCommand.CloseContact each -> new CommandSubject(each.agentId(), each.contactId());
      case AgentCommand.EndWrapUp each -> new CommandSubject(each.agentId(), each.contactId());
      case AgentCommand.PickContact each -> new CommandSubject(each.agentId(), each.contactId());
      case AgentCommand.SnoozeContact each -> new CommandSubject(each.agentId(), each.contactId());
      case AgentCommand.SetNextPresence each -> new CommandSubject(each.agentId(), null);
      case AgentCommand.StartOutbound each -> new CommandSubject(each.agentId(), each.contactId());
      case AgentCommand.PullNext each -> new CommandSubject(each.agentId(), null);
      case AgentCommand.SetPresence each -> new CommandSubject(each.agentId(), null);
      case AgentCommand.ClearSuspension each -> new CommandSubject(each.agentId(), null);
      case AgentCommand.AgentConnected each -> new CommandSubject(each.agentId(), null);
      case AgentCommand.AgentDisconnected each -> new CommandSubject(each.agentId(), null);
      case AgentCommand.ReportPhone each -> new CommandSubject(each.agentId(), null);
      case AgentCommand.InstanceAlive _ -> new CommandSubject(null, null);
    };
  }
}
