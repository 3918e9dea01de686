package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.routing.Question;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.Question.AskTargets;
import org.strowger.contracts.routing.Question.AskWaiting;
import org.strowger.contracts.routing.Question.ExplainAgent;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Answers questions; nothing changes. */
final class QuestionDecider {

  private final DomainIndex index;
  private final DomainState state;
  private final AgentExplainer agents;
  private final ContactExplainer contacts;
  private final ServiceStatusDecider service;
  private final TargetTeller targets;
  private final WaitingTeller waiting;

  QuestionDecider(DomainIndex index, Matcher matcher) {
    this.index = index;
    this.state = index.state();
    this.agents = new AgentExplainer(index, matcher);
    this.contacts = new ContactExplainer(index);
    this.service = new ServiceStatusDecider(index);
    this.targets = new TargetTeller(index);
    this.waiting = new WaitingTeller(index, matcher);
  }

  /** The answer to a question. */
  List<Effect> answer(Question question) {
    return switch (question) {
      case ExplainContact each -> Decision.of(contacts.explain(each));
      case ExplainAgent each ->
          Decision.of(agents.explain(Preconditions.requireAgent(state, each.agentId())));
      case ForecastWait each -> forecast(each);
      case AskServiceStatus each -> Decision.of(service.tell(each));
      case AskTargets each ->
          Decision.of(
              targets.tell(Preconditions.requireAgent(state, each.agentId()), each.channel()));
      case AskWaiting each ->
          Decision.of(waiting.tell(Preconditions.requireAgent(state, each.agentId()), each));
    };
  }

  /** How long the customer of a contact will wait, and how many come before her. */
  private List<Effect> forecast(ForecastWait question) {
    Contact contact = Preconditions.requireCustomerContact(state, question.contactId());
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
            state.now(),
            index.forecaster().ahead(waiting),
            index.forecaster().forecast(waiting)));
  }
}
