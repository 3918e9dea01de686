package org.strowger.kpi.facts;

import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;

/**
 * Turns events of consults into rows of their own: a consult is no contact, segment or assignment.
 */
final class ConsultFacts {

  private ConsultFacts() {}

  static FactRow of(DomainId domain, ConsultEvent event) {
    FactRow consult = FactTable.CONSULT.row(domain, event.startedAt(), event.consultId());
    return switch (event) {
      case ConsultStarted started ->
          consult
              .with("contact_id", started.contactId())
              .with("agent_id", started.agentId())
              .with("queue_id", started.queueId())
              .with("channel", started.channel());
      case ConsultAnswered answered ->
          consult
              .with("answered_by", answered.consultedAgent())
              .with("answered_at", answered.answeredAt());
      case ConsultCompleted completed -> consult.with("completed_at", completed.completedAt());
      case ConsultEnded ended ->
          consult.with("ended_at", ended.endedAt()).with("ended_how", ended.how());
    };
  }
}
