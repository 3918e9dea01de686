package org.strowger.cases.consume;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.cases.Case;
import org.strowger.cases.CasePublisher;
import org.strowger.cases.CaseRepository;
import org.strowger.cases.CasesConfig;
import org.strowger.cases.LinkedContact;
import org.strowger.cases.LinkedContactRepository;
import org.strowger.cases.access.CaseAccess;
import org.strowger.cases.access.ContactAgents;
import org.strowger.contracts.Actor;
import org.strowger.contracts.fact.CaseFact.ReopenReason;
import org.strowger.contracts.fact.CaseFact.WaitingFor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.wire.Message;

/**
 * Opens or links a case when an agent takes a contact, and opens a resolved case again when its
 * customer writes on. The same event again changes nothing. No event of the router resolves a case.
 */
@ApplicationScoped
public class AssignmentConsumer {

  private final CaseRepository cases;
  private final LinkedContactRepository contacts;
  private final CasePublisher publisher;
  private final CasesConfig config;
  private final ContactAgents agents;
  private final CaseAccess access;

  @Inject
  public AssignmentConsumer(
      CaseRepository cases,
      LinkedContactRepository contacts,
      CasePublisher publisher,
      CasesConfig config,
      ContactAgents agents,
      CaseAccess access) {
    this.cases = cases;
    this.contacts = contacts;
    this.publisher = publisher;
    this.config = config;
    this.agents = agents;
    this.access = access;
  }

  /** Consumes one event. What it changes is committed together with the offset of the event. */
  public void apply(Handle handle, Message<RoutingEvent> message) {
    var domainId = new DomainId(message.key());
    agents.apply(handle, domainId, message.body());
    switch (message.body()) {
      case ContactAssigned consult when consult.source() == SegmentSource.CONSULT -> {}
      case ContactAssigned assigned -> onAssigned(handle, domainId, assigned);
      case ContactJoined joined when joined.agentId() != null ->
          onJoined(handle, domainId, joined, message.meta().time());
      default -> {}
    }
  }

  private void onAssigned(Handle handle, DomainId domainId, ContactAssigned assigned) {
    if (isNew(handle, domainId, assigned)) {
      open(handle, domainId, assigned);
      return;
    }
    Optional<LinkedContact> known = contacts.find(domainId, assigned.contactId());
    if (known.isPresent()) {
      known.get().reassign(assigned);
      return;
    }
    Optional<Case> latest = cases.lockCurrentOf(domainId, assigned.conversationId());
    if (agents.isOutbound(handle, domainId, assigned.contactId())
        && latest.filter(seen -> maySee(handle, assigned.agentId(), seen)).isEmpty()) {
      return; // she named a conversation: that gives her no case of it
    }
    Optional<Case> current =
        latest.filter(found -> found.takesContact(assigned.arrivedAt(), config.reopenWindow()));
    if (current.isPresent()) {
      link(handle, current.get(), assigned);
    } else {
      open(handle, domainId, assigned);
    }
  }

  /** Most contacts: nothing is known of it or its conversation, and a customer began it. */
  private static boolean isNew(Handle handle, DomainId domainId, ContactAssigned assigned) {
    return handle
        .createQuery(
            """
            select not exists (select 1 from cases
                where domain_id = :domain and conversation_id = :conversation)
              and not exists (select 1 from linked_contact
                where domain_id = :domain and contact_id = :contact)
              and not exists (select 1 from contact_agent
                where domain_id = :domain and contact_id = :contact and customer_id is null)""")
        .bind("domain", domainId.value())
        .bind("conversation", assigned.conversationId().value())
        .bind("contact", assigned.contactId().value())
        .mapTo(Boolean.class)
        .one();
  }

  private boolean maySee(Handle handle, AgentId agent, Case seen) {
    return access.maySee(handle, seen.domainId(), agent, seen.id());
  }

  private void open(Handle handle, DomainId domainId, ContactAssigned assigned) {
    Case.Decision opened = Case.open(domainId, assigned);
    cases.insert(opened.after());
    contacts.persist(new LinkedContact(opened.after(), assigned));
    publisher.publish(handle, opened, agent(assigned), assigned.assignedAt());
  }

  private void link(Handle handle, Case current, ContactAssigned assigned) {
    Case openCase =
        current.status() == Case.Status.OPEN
            ? current
            : customerReturned(handle, current, assigned.assignedAt());
    Case.Decision linked = openCase.link(assigned);
    cases.update(linked.after());
    contacts.persist(new LinkedContact(linked.after(), assigned));
    publisher.publish(handle, linked, agent(assigned), assigned.assignedAt());
  }

  /**
   * Her message ends the wait for her. The agent had read a message that came before she resolved
   * the case: it opens nothing.
   */
  private void onJoined(Handle handle, DomainId domainId, ContactJoined joined, Instant joinedAt) {
    contacts
        .find(domainId, joined.contactId())
        .flatMap(contact -> cases.lock(domainId, contact.caseId()))
        .ifPresent(found -> customerWrote(handle, found, joinedAt));
  }

  private void customerWrote(Handle handle, Case found, Instant at) {
    if (found.wasResolvedBefore(at)) {
      customerReturned(handle, found, at);
    } else if (found.waitingFor() == WaitingFor.CUSTOMER) {
      Case.Decision ours = found.waitFor(null, at);
      cases.update(ours.after());
      publisher.publish(handle, ours, customer(found.customerId()), at);
    }
  }

  private Case customerReturned(Handle handle, Case resolved, Instant at) {
    Case.Decision reopened = resolved.reopen(ReopenReason.CUSTOMER_RETURNED, at);
    cases.update(reopened.after());
    publisher.publish(handle, reopened, customer(resolved.customerId()), at);
    return reopened.after();
  }

  private static Actor agent(ContactAssigned assigned) {
    return new Actor(Actor.Kind.AGENT, assigned.agentId().value());
  }

  private static Actor customer(CustomerId customerId) {
    return new Actor(Actor.Kind.CUSTOMER, customerId.value());
  }
}
