package org.strowger.cases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;

/** Which contacts belong to which case. */
@ApplicationScoped
public class LinkedContactRepository {

  public void add(Handle handle, Case owner, ContactAssigned assigned) {
    handle
        .createUpdate(
            """
            insert into linked_contact
              (domain_id, contact_id, case_id, channel, linked_at, agent_id, agent_at)
            values (:domain, :contact, :case, :channel, :at, :agent, :at)
            """)
        .bind("domain", owner.domainId().value())
        .bind("contact", assigned.contactId().value())
        .bind("case", owner.id().value())
        .bind("channel", assigned.channel().name())
        .bind("at", assigned.assignedAt())
        .bind("agent", assigned.agentId().value())
        .execute();
  }

  /** The contact came to another agent, or to the same again. */
  public void reassign(Handle handle, DomainId domainId, ContactAssigned assigned) {
    handle
        .createUpdate(
            """
            update linked_contact set agent_id = :agent, agent_at = :at
            where domain_id = :domain and contact_id = :contact and agent_at < :at
            """)
        .bind("domain", domainId.value())
        .bind("contact", assigned.contactId().value())
        .bind("agent", assigned.agentId().value())
        .bind("at", assigned.assignedAt())
        .execute();
  }

  /** The case's contacts in the order they were linked. */
  public List<LinkedContact> of(Handle handle, DomainId domainId, CaseId caseId) {
    return handle
        .createQuery(
            """
            select contact_id, channel, linked_at, agent_id from linked_contact
            where domain_id = :domain and case_id = :case order by linked_at, contact_id
            """)
        .bind("domain", domainId.value())
        .bind("case", caseId.value())
        .map(
            (row, context) ->
                new LinkedContact(
                    new ContactId(row.getString("contact_id")),
                    ChannelType.valueOf(row.getString("channel")),
                    row.getObject("linked_at", OffsetDateTime.class).toInstant(),
                    new AgentId(row.getString("agent_id"))))
        .list();
  }
}
