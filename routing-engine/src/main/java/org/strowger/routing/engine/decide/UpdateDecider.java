package org.strowger.routing.engine.decide;

import java.util.List;
import java.util.TreeMap;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.routing.ContactCommand.UpdateContact;
import org.strowger.contracts.routing.ContactEvent.ContactUpdated;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.plan.EntryRules;
import org.strowger.routing.engine.plan.Qualification;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides what follows when more becomes known of a contact. */
final class UpdateDecider {

  private final DomainState state;
  private final AgentWork work;

  UpdateDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
  }

  /** The gateway, or an agent, knows the language or more attributes. */
  List<Effect> update(UpdateContact command) {
    Contact contact = Preconditions.requireCustomerContact(state, command.contactId());
    List<Fault> undeclared = EntryRules.findUndeclared(state.plan().plan(), command.attributes());
    if (!undeclared.isEmpty()) {
      throw new Rejected(
          RejectionCode.UNKNOWN_ATTRIBUTE,
          "Expected only attributes that the plan declares but got others",
          undeclared);
    }
    ContactRequest before = contact.request();
    var attributes = new TreeMap<String, String>(before.attributes());
    attributes.putAll(command.attributes());
    ContactLanguage language = command.language() == null ? before.language() : command.language();
    ContactRequest after = before.updated(language, attributes);
    if (after.equals(before)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected something new but all of it is known already");
    }
    var decision = new Decision();
    if (contact instanceof Contact.Offered offered && !isPossible(offered, after)) {
      decision.publish(work.revoke(offered.offer(), RevokeReason.CONTACT_UPDATED));
    }
    return decision
        .publish(
            new ContactUpdated(contact.id(), before.arrivedAt(), state.now(), language, attributes))
        .effects();
  }

  private boolean isPossible(Contact.Offered contact, ContactRequest after) {
    Agent agent = Preconditions.requireAgent(state, contact.offer().agentId());
    Requirement requirement =
        Requirement.of(state.plan(), after.ladderKey(state.plan(), contact.segment().queueId()));
    return new Qualification(state.plan(), agent.definition(), requirement).suffices();
  }
}
