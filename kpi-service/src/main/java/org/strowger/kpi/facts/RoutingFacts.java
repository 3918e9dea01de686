package org.strowger.kpi.facts;

import java.util.List;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AssignmentEvent;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.PlanEvent;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.RoutingAnswer;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.WaitEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/** Turns the router's events into rows; {@link PlanRepository} keeps plans and rosters. */
final class RoutingFacts {

  private RoutingFacts() {}

  static List<FactRow> of(Message<RoutingEvent> message) {
    var domain = new DomainId(message.key());
    Position position = Position.of(message.meta());
    return switch (message.body()) {
      case ContactEvent contact -> ContactFacts.of(domain, planVersion(message.meta()), contact);
      case ConsultEvent consult -> List.of(ConsultFacts.of(domain, consult));
      case OfferEvent offer -> List.of(OfferFacts.of(domain, offer));
      case AssignmentEvent assignment -> AssignmentFacts.of(domain, assignment);
      case AgentStateChanged changed -> AgentFacts.of(domain, position, changed);
      case AgentEvent _ -> List.of();
      case QueueEvent _, PlanEvent _ -> List.of();
      case WaitEvent wait -> WaitFacts.of(domain, wait);
      case RoutingAnswer _ -> List.of();
    };
  }

  private static long planVersion(Meta meta) {
    return meta.cause() == null ? 0 : meta.cause().planVersion();
  }
}
