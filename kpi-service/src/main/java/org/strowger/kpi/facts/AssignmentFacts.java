package org.strowger.kpi.facts;

import java.util.ArrayList;
import java.util.List;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent;
import org.strowger.contracts.routing.AssignmentEvent.ChatWentIdle;
import org.strowger.contracts.routing.AssignmentEvent.ChatWokeUp;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.AssignmentEvent.DispositionGiven;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.SegmentSource;

/** Turns events of assignments into rows of assignments, offers, segments and contacts. */
final class AssignmentFacts {

  private AssignmentFacts() {}

  static List<FactRow> of(DomainId domain, AssignmentEvent event) {
    FactRow assignment = FactTable.ASSIGNMENT.row(domain, event.assignedAt(), event.offerId());
    return switch (event) {
      case ContactAssigned assigned -> onAssigned(domain, assignment, assigned);
      case ContactReturned returned ->
          List.of(
              assignment
                  .with("returned_at", returned.returnedAt())
                  .with("return_reason", returned.reason()));
      case WrapUpStarted started ->
          List.of(
              assignment
                  .with("wrap_up_started_at", started.startedAt())
                  .with("wrap_up_mode", started.mode()));
      case WrapUpEnded ended ->
          List.of(
              assignment
                  .with("wrap_up_ended_at", ended.endedAt())
                  .with("wrap_up_ended_by", ended.by()));
      case DispositionGiven given ->
          List.of(
              FactTable.CONTACT
                  .row(domain, given.arrivedAt(), given.contactId())
                  .with("disposition_given", given.disposition())
                  .with("disposition_given_at", given.givenAt()));
      case ContactTransferred transferred ->
          List.of(
              assignment
                  .with("transferred_at", transferred.transferredAt())
                  .with("transfer_reason", transferred.reason())
                  .with("transferred_to", transferred.queueId()));
      case ChatWentIdle _, ChatWokeUp _ -> List.of();
    };
  }

  /**
   * One event, three facts: the segment ends, the offer is accepted, the assignment begins. A
   * contact that its agent began was in no segment, a consult is no ownership.
   */
  private static List<FactRow> onAssigned(
      DomainId domain, FactRow assignment, ContactAssigned event) {
    var rows = new ArrayList<FactRow>();
    FactRow accepted =
        FactTable.OFFER
            .row(domain, event.issuedAt(), event.offerId())
            .with("accepted_at", event.assignedAt());
    if (event.source() == SegmentSource.CONSULT) {
      return List.of(accepted);
    }
    if (event.segment() > 0) {
      rows.add(
          FactTable.SEGMENT
              .row(domain, event.enqueuedAt(), event.contactId(), event.segment())
              .with("assigned_at", event.assignedAt())
              .with("offer_id", event.offerId()));
    }
    rows.add(accepted);
    rows.add(
        assignment
            .with("contact_id", event.contactId())
            .with("agent_id", event.agentId())
            .with("customer_id", event.customerId())
            .with("conversation_id", event.conversationId())
            .with("queue_id", event.queueId())
            .with("channel", event.channel())
            .with("segment", event.segment())
            .with("arrived_at", event.arrivedAt())
            .with("enqueued_at", event.enqueuedAt())
            .with("cost", event.cost()));
    return rows;
  }
}
