package org.strowger.kpi.facts;

import org.strowger.contracts.fact.CaseFact;
import org.strowger.contracts.fact.CaseFact.CaseLinked;
import org.strowger.contracts.fact.CaseFact.CaseOpened;
import org.strowger.contracts.fact.CaseFact.CaseReopened;
import org.strowger.contracts.fact.CaseFact.CaseResolved;

/** Turns events of cases into rows of cases, their links and their resolutions. */
final class CaseFacts {

  private CaseFacts() {}

  static FactRow of(CaseFact fact) {
    return switch (fact) {
      case CaseOpened opened ->
          FactTable.CASE_FACT
              .row(opened.domainId(), opened.openedAt(), opened.caseId())
              .with("customer_id", opened.customerId())
              .with("contact_id", opened.contactId())
              .with("channel", opened.channel())
              .with("agent_id", opened.agentId());
      case CaseLinked linked ->
          FactTable.CASE_LINK
              .row(linked.domainId(), linked.openedAt(), linked.caseId(), linked.contactId())
              .with("agent_id", linked.agentId())
              .with("linked_at", linked.linkedAt());
      case CaseResolved resolved ->
          FactTable.CASE_RESOLUTION
              .row(resolved.domainId(), resolved.openedAt(), resolved.caseId(), resolved.episode())
              .with("resolution", resolved.resolution())
              .with("agent_id", resolved.agentId())
              .with("resolved_at", resolved.resolvedAt());
      case CaseReopened reopened ->
          FactTable.CASE_RESOLUTION
              .row(reopened.domainId(), reopened.openedAt(), reopened.caseId(), reopened.episode())
              .with("reopened_at", reopened.reopenedAt())
              .with("reopen_reason", reopened.reason());
    };
  }
}
