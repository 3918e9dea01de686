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
record Concern(@Nullable AgentId agentId, @Nullable ContactId contactId) {

  static Concern of(RoutingCommand command) {
    return switch (command) {
      case ContactCommand.ReturnContact each -> new Concern(each.agentId(), each.contactId());
      case ContactCommand.TransferContact each -> new Concern(each.agentId(), each.contactId());
      case ContactCommand each -> new Concern(null, each.contactId());
      case AgentCommand each -> of(each);
      case SupervisorCommand.RequeueAll each -> new Concern(each.agentId(), null);
      case ConsultCommand.StartConsult each -> new Concern(each.agentId(), each.contactId());
      case ConsultCommand.CompleteConsult each -> new Concern(each.agentId(), each.consultId());
      case ConsultCommand.CancelConsult each -> new Concern(each.agentId(), each.consultId());
      case Question.ExplainAgent each -> new Concern(each.agentId(), null);
      case Question.ExplainContact each -> new Concern(null, each.contactId());
      case Question.AskWait each -> new Concern(null, each.contactId());
      case SupervisorCommand _, PlanCommand _, Tick _ -> new Concern(null, null);
    };
  }

  private static Concern of(AgentCommand command) {
    return switch (command) {
      case AgentCommand.AcceptOffer each -> new Concern(each.agentId(), each.offerId().contactId());
      case AgentCommand.DeclineOffer each ->
          new Concern(each.agentId(), each.offerId().contactId());
      case AgentCommand.CloseContact each -> new Concern(each.agentId(), each.contactId());
      case AgentCommand.EndWrapUp each -> new Concern(each.agentId(), each.contactId());
      case AgentCommand.PickContact each -> new Concern(each.agentId(), each.contactId());
      case AgentCommand.SnoozeContact each -> new Concern(each.agentId(), each.contactId());
      case AgentCommand.SetNextPresence each -> new Concern(each.agentId(), null);
      case AgentCommand.StartOutbound each -> new Concern(each.agentId(), each.contactId());
      case AgentCommand.PullNext each -> new Concern(each.agentId(), null);
      case AgentCommand.SetPresence each -> new Concern(each.agentId(), null);
      case AgentCommand.ClearSuspension each -> new Concern(each.agentId(), null);
      case AgentCommand.AgentConnected each -> new Concern(each.agentId(), null);
      case AgentCommand.AgentDisconnected each -> new Concern(each.agentId(), null);
      case AgentCommand.ReportPhone each -> new Concern(each.agentId(), null);
      case AgentCommand.InstanceAlive _ -> new Concern(null, null);
    };
  }
}
