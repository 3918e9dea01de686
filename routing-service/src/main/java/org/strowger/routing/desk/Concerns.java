package org.strowger.routing.desk;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.AgentEvent;
import org.strowger.contracts.routing.AssignmentEvent;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.ContactEvent.CallbackReported;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.DeskAnswer;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.PlanEvent;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.QueueEvent.QueueMessageAnnounced;
import org.strowger.contracts.routing.RoutingAnswer.AgentExplained;
import org.strowger.contracts.routing.RoutingAnswer.AgentSnapshot;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.ServiceStatusTold;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.WaitEvent;

/** Whom and what an event concerns. */
final class Concerns {

  private Concerns() {}

  /** The agent whose desk shows the event; null when it is on no desk. */
  static @Nullable AgentId agentOf(RoutingEvent event) {
    return switch (event) {
      case OfferEvent offer -> offer.agentId();
      case ConsultEvent consult -> consult.agentId();
      case AssignmentEvent assignment -> assignment.agentId();
      case AgentEvent agent -> agent.agentId();
      case ContactJoined joined -> joined.agentId();
      case ContactClosed closed -> closed.agentId();
      case CallbackReported reported -> reported.agentId();
      case CommandRejected rejected -> rejected.agentId();
      case AgentSnapshot snapshot -> snapshot.agentId();
      case AgentExplained explained -> explained.agentId();
      case ContactEvent _,
          WaitEvent _,
          QueueEvent _,
          PlanEvent _,
          ContactExplained _,
          DeskAnswer _,
          ServiceStatusTold _ ->
          null;
    };
  }

  /** A second agent whose desk shows it; null when there is none. */
  static @Nullable AgentId secondAgentOf(RoutingEvent event) {
    return switch (event) {
      case ConsultCompleted completed -> completed.consultedAgent();
      case ConsultEnded ended -> ended.consultedAgent();
      default -> null;
    };
  }

  /** The contact the event is about; null when it is about none. */
  static @Nullable ContactId contactOf(RoutingEvent event) {
    return switch (event) {
      case OfferEvent offer -> offer.offerId().contactId();
      case AssignmentEvent assignment -> assignment.contactId();
      case ContactEvent contact -> contact.contactId();
      case WaitEvent wait -> wait.contactId();
      case ConsultEvent consult -> consult.consultId();
      case CommandRejected rejected -> rejected.contactId();
      case ContactExplained explained -> explained.contactId();
      case QueueMessageAnnounced told -> told.contactId();
      case AgentEvent _,
          QueueEvent _,
          PlanEvent _,
          AgentSnapshot _,
          AgentExplained _,
          DeskAnswer _,
          ServiceStatusTold _ ->
          null;
    };
  }
}
