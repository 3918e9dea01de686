package org.strowger.kpi.facts;

import java.util.List;
import org.strowger.contracts.fact.CaseFact;
import org.strowger.contracts.fact.CaseFact.CaseLinked;
import org.strowger.contracts.fact.CaseFact.CaseOpened;
import org.strowger.contracts.fact.CaseFact.CaseReopened;
import org.strowger.contracts.fact.CaseFact.CaseResolved;
import org.strowger.contracts.fact.CaseFact.CaseWaiting;

/** Turns events of cases into rows of cases, their links and their resolutions. */
final class CaseFacts {

  private CaseFacts() {}

  static List<FactRow> of(CaseFact fact) {
    return switch (fact) {
      case CaseWaiting _ -> List.of();
      case CaseOpened opened ->
          List.of(
              FactTable.CASE_FACT
                  .row(opened.domainId(), opened.openedAt(), opened.caseId())
                  .with("customer_id", opened.customerId())
                  .with("contact_id", opened.contactId())
                  .with("channel", opened.channel())
                  .with("agent_id", opened.agentId()));
      case CaseLinked linked ->
          List.of(
              FactTable.CASE_LINK
                  .row(linked.domainId(), linked.openedAt(), linked.caseId(), linked.contactId())
                  .with("agent_id", linked.agentId())
                  .with("linked_at", linked.linkedAt()));
      case CaseResolved resolved ->
          List.of(
              FactTable.CASE_RESOLUTION
                  .row(
                      resolved.domainId(),
                      resolved.openedAt(),
                      resolved.caseId(),
                      resolved.episode())
                  .with("resolution", resolved.resolution())
                  .with("agent_id", resolved.agentId())
                  .with("resolved_at", resolved.resolvedAt()));
      case CaseReopened reopened ->
          List.of(
              FactTable.CASE_RESOLUTION
                  .row(
                      reopened.domainId(),
                      reopened.openedAt(),
                      reopened.caseId(),
                      reopened.episode())
                  .with("reopened_at", reopened.reopenedAt())
                  .with("reopen_reason", reopened.reason()));
    };
  }
}
