package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.AgentCommand.ReportActivity;
import org.strowger.contracts.routing.ConsultCommand;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/**
 * Notes that agents do something at their desks: an offer that lapses meanwhile is no miss. It is
 * noted only while an offer stands or a miss counts, since else it makes no difference.
 */
final class ActivityDecider {

  private final DomainState state;

  ActivityDecider(DomainState state) {
    this.state = state;
  }

  /** The agent types, writes or notes; that is all there is to it. */
  List<Effect> report(ReportActivity command) {
    Preconditions.requireAgent(state, command.agentId());
    return List.of();
  }

  /** What was decided, and that the agent who sent the command is there. */
  List<Effect> noting(RoutingCommand command, List<Effect> decision) {
    AgentId id = actor(command);
    Agent agent = id == null ? null : state.agent(id);
    if (agent == null || !matters(agent, answered(command))) {
      return decision;
    }
    var noted = new ArrayList<Effect>(decision.size() + 1);
    noted.add(new Effect.AgentActed(agent.id()));
    noted.addAll(decision);
    return noted;
  }

  private boolean matters(Agent agent, @Nullable OfferId answered) {
    return agent.availability().misses() > 0
        || state.offersTo(agent.id()).stream()
            .anyMatch(each -> !each.offer().offerId().equals(answered));
  }

  /** Whose own act a command is; null when it is nobody's at a desk. */
  private @Nullable AgentId actor(RoutingCommand command) {
    return switch (command) {
      case AgentCommand.AgentConnected _,
          AgentCommand.AgentDisconnected _,
          AgentCommand.InstanceAlive _,
          AgentCommand.ReportPhone _ ->
          null;
      case AgentCommand _, ConsultCommand _ -> CommandTarget.of(command).agentId();
      case ContactCommand.ReturnContact each -> each.agentId();
      case ContactCommand.TransferContact each -> each.agentId();
      case ContactCommand.ReportMessage each -> writer(each);
      default -> null;
    };
  }

  /** The agent wrote in her chat. */
  private @Nullable AgentId writer(ContactCommand.ReportMessage command) {
    Assignment assignment =
        state.contact(command.contactId()) instanceof Contact.Assigned each
            ? state.assignment(each.offerId())
            : null;
    return assignment == null ? null : assignment.agentId();
  }

  private static @Nullable OfferId answered(RoutingCommand command) {
    return switch (command) {
      case AgentCommand.AcceptOffer each -> each.offerId();
      case AgentCommand.DeclineOffer each -> each.offerId();
      default -> null;
    };
  }
}
