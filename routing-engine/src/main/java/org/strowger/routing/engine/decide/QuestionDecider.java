package org.strowger.routing.engine.decide;

import java.util.List;
import java.util.Map;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.Question.ExplainAgent;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.contracts.routing.RoutingAnswer.ContactExplained;
import org.strowger.contracts.routing.RoutingAnswer.ContactState;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.match.Survey;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;
import org.strowger.routing.engine.state.EndedContact;
import org.strowger.routing.engine.state.RestrictedQueue;

/** Says why a contact is where it is. */
final class QuestionDecider {

  private static final int NAMES = 200;

  private final DomainState state;
  private final AgentQuestion agents;

  QuestionDecider(DomainState state, Matcher matcher) {
    this.state = state;
    this.agents = new AgentQuestion(state, matcher);
  }

  List<Effect> explain(ExplainContact question) {
    Contact contact = state.contact(question.contactId());
    if (contact == null) {
      return Decision.of(ended(question));
    }
    state.staff();
    Survey survey = Survey.of(state, contact, NAMES);
    return Decision.of(
        new ContactExplained(
            contact.id(),
            stateOf(contact),
            contact.segment().queueId(),
            contact.segment().enqueuedAt(),
            consult(contact) + reason(contact, survey),
            survey.eligible(),
            survey.ineligibleByRule(),
            survey.nearMisses(),
            contact instanceof Contact.Waiting each ? state.waits().ahead(each) : null,
            contact instanceof Contact.Waiting each ? state.waits().of(each) : null));
  }

  /** How long its customer will wait. */
  List<Effect> forecast(ForecastWait question) {
    Contact contact = Preconditions.open(state, question.contactId());
    if (!(contact instanceof Contact.Waiting waiting)) {
      throw new Rejected(
          RejectionCode.WRONG_STATE,
          "Expected contact " + contact.id() + " to wait but it does not");
    }
    return Decision.of(
        new WaitForecasted(
            waiting.id(),
            waiting.request().arrivedAt(),
            waiting.segment().number(),
            waiting.segment().enqueuedAt(),
            waiting.segment().queueId(),
            state.head().time(),
            state.waits().ahead(waiting),
            state.waits().of(waiting)));
  }

  List<Effect> explain(ExplainAgent question) {
    return Decision.of(agents.answer(Preconditions.agent(state, question.agentId())));
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
  private String consult(Contact contact) {
    Consult consult = state.consults().of(contact.id());
    return consult == null
        ? ""
        : "Consult of " + consult.agentId() + " about " + consult.contactId() + ". ";
  }

  private String reason(Contact contact, Survey survey) {
    return switch (contact) {
      case Contact.Offered each ->
          "Offered to " + each.offer().agentId() + " until " + each.offer().expiresAt() + ".";
      case Contact.Assigned each -> "Assigned to " + each.agentId() + ".";
      case Contact.Deferred each ->
          "In no queue until " + each.until() + " (" + each.reason() + ").";
      case Contact.Waiting each -> waitingReason(each, survey);
    };
  }

  private String waitingReason(Contact.Waiting contact, Survey survey) {
    RestrictedQueue restricted = state.lines().restrictions().of(contact.segment().queueId());
    if (restricted != null && restricted.restriction() == QueueRestriction.PAUSED) {
      return "Waits because its queue is paused by "
          + restricted.author()
          + (restricted.until() == null ? "." : " until " + restricted.until() + ".");
    }
    QueuePlan queue = state.plan().queue(contact.segment().queueId());
    if (queue != null && queue.delivery() == QueuePlan.Delivery.PULL) {
      return "Waits to be taken by an agent; " + survey.eligible() + " may take it now.";
    }
    if (state.roster().agents().isEmpty()) {
      return "Waits because there is no agent on the roster.";
    }
    return "Waits because each of the " + state.roster().agents().size() + " agents fails a rule.";
  }
}
