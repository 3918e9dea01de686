package org.strowger.routing.engine.decide;

import java.util.List;
import java.util.Map;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.ContactState;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.match.EligibilityReport;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.RestrictedQueue;

/** Explains why a contact is where it is; it asks every agent. */
final class ContactExplainer {

  private static final int NAMED = 200;

  private final DomainIndex index;
  private final DomainState state;

  ContactExplainer(DomainIndex index) {
    this.index = index;
    this.state = index.state();
  }

  ContactExplained explain(ExplainContact question) {
    Contact contact = state.contact(question.contactId());
    if (contact == null) {
      return ended(question);
    }
    EligibilityReport report = EligibilityReport.of(index, contact, NAMED);
    return new ContactExplained(
        contact.id(),
        stateOf(contact),
        contact.segment().queueId(),
        contact.segment().enqueuedAt(),
        consultText(contact) + reason(contact, report),
        report.eligible(),
        report.ineligibleByRule(),
        report.nearMisses(),
        contact instanceof Contact.Waiting each ? index.forecaster().ahead(each) : null,
        contact instanceof Contact.Waiting each ? index.forecaster().forecast(each) : null);
  }

  private ContactExplained ended(ExplainContact question) {
    EndedContact memory = state.ended(question.contactId());
    if (memory == null) {
      throw new Rejected(
          RejectionCode.UNKNOWN_CONTACT,
          "Expected contact " + question.contactId() + " to be known but it is not");
    }
    String reason =
        switch (memory.how()) {
          case CLOSED -> "It was closed while an agent had it.";
          case REFUSED -> "Its queue did not let it in.";
          case DISMISSED -> "A supervisor ended it.";
          case EXPIRED -> "It waited as long as its queue allows.";
          case ABANDONED -> "The customer left before an agent had it.";
          case JOINED -> "It joined another contact of its conversation.";
          case WITHDRAWN -> "The customer left before it came.";
          case CONSULT -> "The consult is over.";
        };
    return new ContactExplained(
        question.contactId(),
        ContactState.ENDED,
        null,
        null,
        reason,
        0,
        Map.of(),
        List.of(),
        null,
        null);
  }

  private static ContactState stateOf(Contact contact) {
    return switch (contact) {
      case Contact.Waiting _ -> ContactState.WAITING;
      case Contact.Offered _ -> ContactState.OFFERED;
      case Contact.Assigned _ -> ContactState.ASSIGNED;
      case Contact.Deferred _ -> ContactState.DEFERRED;
    };
  }

  /** For people, who asks about what; empty for a customer's contact. */
  private String consultText(Contact contact) {
    Consult consult = state.consult(contact.id());
    return consult == null
        ? ""
        : "Consult of " + consult.agentId() + " about " + consult.contactId() + ". ";
  }

  private String reason(Contact contact, EligibilityReport report) {
    return switch (contact) {
      case Contact.Offered each ->
          "Offered to " + each.offer().agentId() + " until " + each.offer().expiresAt() + ".";
      case Contact.Assigned each -> "Assigned to " + each.agentId() + ".";
      case Contact.Deferred each ->
          "In no queue until " + each.until() + " (" + each.reason() + ").";
      case Contact.Waiting each -> waitingReason(each, report);
    };
  }

  private String waitingReason(Contact.Waiting contact, EligibilityReport report) {
    RestrictedQueue restricted = state.restriction(contact.segment().queueId());
    if (restricted != null && restricted.restriction() == QueueRestriction.PAUSED) {
      return "Waits because its queue is paused by "
          + restricted.author()
          + (restricted.until() == null ? "." : " until " + restricted.until() + ".");
    }
    QueuePlan queue = state.plan().queue(contact.segment().queueId());
    if (queue != null && queue.delivery() == QueuePlan.Delivery.PULL) {
      return "Waits to be taken by an agent; " + report.eligible() + " may take it now.";
    }
    if (index.roster().size() == 0) {
      return "Waits because there is no agent on the roster.";
    }
    return "Waits because each of the " + index.roster().size() + " agents fails a rule.";
  }
}
