package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.contracts.routing.AgentCommand;
import org.strowger.contracts.routing.ConsultCommand;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.PlanCommand;
import org.strowger.contracts.routing.Question;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.SupervisorCommand;
import org.strowger.contracts.routing.Tick;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** The way of a command to the decider that knows it. */
public final class Deciders {

  private final ContactDecider contacts;
  private final OfferDecider offers;
  private final AssignmentDecider assignments;
  private final PresenceDecider presences;
  private final ConnectionDecider connections;
  private final PlanDecider plans;
  private final RosterDecider rosters;
  private final QuestionDecider questions;
  private final DeadlineDecider deadlines;
  private final BackoffDecider backoffs;
  private final BoardDecider boards;
  private final SnoozeDecider snoozes;
  private final OutboundDecider outbounds;
  private final LineDecider lines;
  private final ConsultDecider consults;
  private final QueueDecider queues;

  public Deciders(DomainState state, Matcher matcher) {
    var work = new AgentWork(state);
    var callbacks = new CallbackDecider(state, work);
    this.contacts = new ContactDecider(state, work, callbacks);
    this.offers = new OfferDecider(state, matcher, work);
    this.assignments = new AssignmentDecider(state, work);
    this.presences = new PresenceDecider(state, work);
    this.connections = new ConnectionDecider(state, work);
    this.plans = new PlanDecider(state);
    this.rosters = new RosterDecider(state, work);
    this.questions = new QuestionDecider(state, matcher);
    this.lines = new LineDecider(state);
    this.backoffs = new BackoffDecider(state);
    this.queues = new QueueDecider(state);
    this.deadlines =
        new DeadlineDecider(
            state,
            offers,
            connections,
            backoffs,
            rosters,
            new WaitDecider(state, callbacks),
            lines,
            queues,
            new ChatDecider(state));
    this.boards = new BoardDecider(state);
    this.snoozes = new SnoozeDecider(state, work);
    this.outbounds = new OutboundDecider(state);
    this.consults = new ConsultDecider(state, work);
  }

  /** What follows from a command; a rejection when nothing does. */
  public List<Effect> decide(RoutingCommand command) {
    try {
      return switch (command) {
        case ContactCommand each -> contacts.decide(each);
        case ConsultCommand each -> consults.decide(each);
        case SupervisorCommand.RestrictQueue each -> queues.restrict(each);
        case SupervisorCommand.ResumeQueue each -> queues.resume(each);
        case SupervisorCommand.RequeueAll each -> assignments.requeueAll(each);
        case AgentCommand each -> decide(each);
        case PlanCommand.StagePlanPart each -> plans.stage(each);
        case PlanCommand.ApplyPlan each -> plans.apply(each);
        case PlanCommand.MoveAgents each -> rosters.move(each);
        case PlanCommand.PutAgents each -> rosters.put(each);
        case PlanCommand.RemoveAgents each -> rosters.remove(each);
        case Question.ForecastWait each -> questions.forecast(each);
        case Question.ExplainContact each -> questions.explain(each);
        case Question.ExplainAgent each -> questions.explain(each);
        case Tick _ -> List.of();
      };
    } catch (Rejected e) {
      return rejection(command, e);
    } catch (RuntimeException e) {
      return rejection(
          command,
          new Rejected(
              RejectionCode.INTERNAL,
              "Expected a decision but the router failed with " + e.getClass().getSimpleName()));
    }
  }

  private List<Effect> decide(AgentCommand command) {
    return switch (command) {
      case AgentCommand.AcceptOffer each -> offers.accept(each);
      case AgentCommand.DeclineOffer each -> offers.decline(each);
      case AgentCommand.PullNext each -> offers.pullNext(each);
      case AgentCommand.PickContact each -> offers.pick(each);
      case AgentCommand.StartOutbound each -> outbounds.start(each);
      case AgentCommand.SnoozeContact each -> snoozes.snooze(each);
      case AgentCommand.SetNextPresence each -> presences.setNext(each);
      case AgentCommand.CloseContact each -> assignments.close(each);
      case AgentCommand.EndWrapUp each -> assignments.endWrapUp(each);
      case AgentCommand.SetPresence each -> presences.set(each);
      case AgentCommand.ClearSuspension each -> presences.clearSuspension(each);
      case AgentCommand.AgentConnected each -> connections.connected(each);
      case AgentCommand.AgentDisconnected each -> connections.disconnected(each);
      case AgentCommand.ReportPhone each -> connections.phone(each);
      case AgentCommand.InstanceAlive each -> connections.alive(each);
    };
  }

  /** What follows from a deadline that has come. */
  public List<Effect> fire(Deadline due) {
    return deadlines.fire(due);
  }

  /** What follows from an offer that was found. */
  public List<Effect> issue(OfferIssued offer) {
    return offers.issue(offer);
  }

  /** What follows from naming an agent for a contact. */
  public List<Effect> give(Effect.Directed directed) {
    return offers.give(directed);
  }

  /** The presences that agents chose for when they have done what they held. */
  public List<Effect> changePresences() {
    return presences.changeDue();
  }

  /** Ends the consults that the command left without a contact or without anybody to ask. */
  public List<Effect> endConsults() {
    return consults.endDue();
  }

  /** Ends the back-offs for which the command left nobody else. */
  public List<Effect> endBackoffs() {
    return backoffs.endNeedless();
  }

  /** Tells what the command shows about contacts that came in line. */
  public List<Effect> notices() {
    return lines.notices();
  }

  /** Tells boards what the command changed about agents. */
  public List<Effect> showAgents() {
    return boards.changes();
  }

  private static List<Effect> rejection(RoutingCommand command, Rejected reason) {
    CommandSubject concern = CommandSubject.of(command);
    return Decision.of(
        new CommandRejected(
            command.getClass().getSimpleName(),
            reason.code(),
            reason.text(),
            concern.agentId(),
            concern.contactId(),
            reason.faults()));
  }
}
