package org.strowger.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.Instant;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;

/** A contact that belongs to a case. */
@Entity
@Table(name = "linked_contact")
public class LinkedContact {

  @EmbeddedId private Key key;

  @NotEmpty
  @Column(name = "case_id", updatable = false)
  private String caseId;

  @NotNull
  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private ChannelType channel;

  @NotNull
  @Column(name = "linked_at", updatable = false)
  private Instant linkedAt;

  @NotEmpty
  @Column(name = "agent_id")
  private String agentId;

  @NotNull
  @Column(name = "agent_at")
  private Instant agentAt;

  @SuppressWarnings("NullAway.Init")
  protected LinkedContact() {
    // for the entity manager, which fills the fields
  }

  /** The contact of this assignment belongs to the case from now on. */
  public LinkedContact(Case owner, ContactAssigned assigned) {
    key = Key.of(owner.domainId(), assigned.contactId());
    caseId = owner.id().value();
    channel = assigned.channel();
    linkedAt = assigned.assignedAt();
    agentId = assigned.agentId().value();
    agentAt = assigned.assignedAt();
  }

  public CaseId caseId() {
    return new CaseId(caseId);
  }

  public ContactId contactId() {
    return new ContactId(key.contactId());
  }

  public ChannelType channel() {
    return channel;
  }

  public Instant linkedAt() {
    return linkedAt;
  }

  /** Who was last assigned to it. */
  public AgentId agentId() {
    return new AgentId(agentId);
  }

  /** The contact came to another agent, or to the same again; an older assignment is ignored. */
  public void reassign(ContactAssigned assigned) {
    if (assigned.assignedAt().isAfter(agentAt)) {
      agentId = assigned.agentId().value();
      agentAt = assigned.assignedAt();
    }
  }

  /** What names a linked contact: it belongs to one case only. */
  @Embeddable
  public record Key(
      @Column(name = "domain_id") String domainId, @Column(name = "contact_id") String contactId)
      implements Serializable {

    static Key of(DomainId domainId, ContactId contactId) {
      return new Key(domainId.value(), contactId.value());
    }
  }
}
