package org.strowger.routing.engine.decide;

import java.util.List;
import java.util.function.Consumer;
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
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.match.Matcher;
import org.strowger.routing.engine.state.Deadline;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Leads each command to the decider of its family. Nothing here changes anything. */
public final class Deciders {

  private final RouteDecider routes;
  private final WithdrawalDecider withdrawals;
  private final CallbackDecider callbacks;
  private final UpdateDecider updates;
  private final TransferDecider transfers;
  private final SupervisorDecider supervisors;
  private final ChatDecider chats;
  private final OfferDecider offers;
  private final PullDecider pulls;
  private final AssignmentDecider assignments;
  private final PresenceDecider presences;
  private final ConnectionDecider connections;
  private final PlanDecider plans;
  private final RosterDecider rosters;
  private final QuestionDecider questions;
  private final DeadlineDecider deadlines;
  private final SnoozeDecider snoozes;
  private final OutboundDecider outbounds;
  private final ConsultDecider consults;
  private final RestrictionDecider restrictions;
  private final ActivityDecider activities;

  /** Deciders that read an index, which is up to date whenever they are asked. */
  public Deciders(DomainIndex index, Matcher matcher) {
    DomainState state = index.state();
    var work = new AgentWork(state);
    this.chats = new ChatDecider(index);
    this.routes = new RouteDecider(index, chats);
    this.withdrawals = new WithdrawalDecider(state, work);
    this.callbacks = new CallbackDecider(state, work);
    this.updates = new UpdateDecider(state, work);
    this.transfers = new TransferDecider(index, work);
    this.supervisors = new SupervisorDecider(index, work);
    this.offers = new OfferDecider(state, matcher, work);
    this.pulls = new PullDecider(index, matcher);
    this.assignments = new AssignmentDecider(state, work);
    this.presences = new PresenceDecider(index, work);
    this.connections = new ConnectionDecider(index, work);
    this.plans = new PlanDecider(state);
    this.rosters = new RosterDecider(index, work);
    this.questions = new QuestionDecider(index, matcher);
    this.snoozes = new SnoozeDecider(state, work);
    this.outbounds = new OutboundDecider(index);
    this.consults = new ConsultDecider(index, work);
    this.restrictions = new RestrictionDecider(state);
    this.activities = new ActivityDecider(state);
    this.deadlines =
        new DeadlineDecider(
            index,
            offers,
            connections,
            new BackoffDecider(index),
            rosters,
            new WaitEndDecider(state, callbacks),
            new WaitStageDecider(index),
            restrictions,
            chats);
  }

  /**
   * What follows from a command; a rejection when nothing does.
   *
   * @param defects gets what a decider threw that is no rejection: it is a defect of the decider,
   *     and the command is rejected as {@link RejectionCode#INTERNAL}
   */
  public List<Effect> decide(RoutingCommand command, Consumer<RuntimeException> defects) {
    try {
      List<Effect> decision = decide(command);
      return activities.noting(command, decision);
    } catch (Rejected e) {
      return rejection(command, CommandTarget.of(command), e);
    } catch (RuntimeException e) {
      defects.accept(e);
      return rejection(
          command,
          CommandTarget.ofIncomplete(command),
          new Rejected(
              RejectionCode.INTERNAL,
              "Expected a decision but the router failed with " + e.getClass().getSimpleName()));
    }
  }

  private List<Effect> decide(RoutingCommand command) {
    return switch (command) {
      case ContactCommand each -> decide(each);
      case AgentCommand each -> decide(each);
      case SupervisorCommand each -> decide(each);
      case PlanCommand each -> decide(each);
      case ConsultCommand each -> consults.decide(each);
      case Question each -> questions.answer(each);
      case Tick _ -> List.of();
    };
  }

  private List<Effect> decide(ContactCommand command) {
    return switch (command) {
      case ContactCommand.RouteContact each -> routes.route(each);
      case ContactCommand.WithdrawContact each -> withdrawals.withdraw(each);
      case ContactCommand.ReturnContact each -> assignments.returnContact(each);
      case ContactCommand.RequestCallback each -> callbacks.request(each);
      case ContactCommand.ReportCallback each -> callbacks.report(each);
      case ContactCommand.UpdateContact each -> updates.update(each);
      case ContactCommand.TransferContact each -> transfers.transfer(each);
      case ContactCommand.Reprioritise each -> supervisors.reprioritise(each);
      case ContactCommand.Requeue each -> supervisors.requeue(each);
      case ContactCommand.AssignContact each -> supervisors.assign(each);
      case ContactCommand.DismissContact each -> supervisors.dismiss(each);
      case ContactCommand.ReportMessage each -> chats.report(each);
    };
  }

  private List<Effect> decide(AgentCommand command) {
    return switch (command) {
      case AgentCommand.AcceptOffer each -> offers.accept(each);
      case AgentCommand.DeclineOffer each -> offers.decline(each);
      case AgentCommand.PullNext each -> pulls.pullNext(each);
      case AgentCommand.PickContact each -> pulls.pick(each);
      case AgentCommand.StartOutbound each -> outbounds.start(each);
      case AgentCommand.SnoozeContact each -> snoozes.snooze(each);
      case AgentCommand.SetNextPresence each -> presences.setNext(each);
      case AgentCommand.CloseContact each -> assignments.close(each);
      case AgentCommand.EndWrapUp each -> assignments.endWrapUp(each);
      case AgentCommand.SetPresence each -> presences.set(each);
      case AgentCommand.ClearSuspension each -> presences.clearSuspension(each);
      case AgentCommand.AgentConnected each -> connections.connect(each);
      case AgentCommand.AgentDisconnected each -> connections.disconnect(each);
      case AgentCommand.ReportPhone each -> connections.reportPhone(each);
      case AgentCommand.ReportActivity each -> activities.report(each);
      case AgentCommand.InstanceAlive each -> connections.renew(each);
    };
  }

  private List<Effect> decide(SupervisorCommand command) {
    return switch (command) {
      case SupervisorCommand.RestrictQueue each -> restrictions.restrict(each);
      case SupervisorCommand.ResumeQueue each -> restrictions.resume(each);
      case SupervisorCommand.RequeueAll each -> assignments.requeueAll(each);
    };
  }

  private List<Effect> decide(PlanCommand command) {
    return switch (command) {
      case PlanCommand.StagePlanPart each -> plans.stage(each);
      case PlanCommand.ApplyPlan each -> plans.apply(each);
      case PlanCommand.MoveAgents each -> rosters.move(each);
      case PlanCommand.PutAgents each -> rosters.put(each);
      case PlanCommand.RemoveAgents each -> rosters.remove(each);
    };
  }

  /** What follows from a deadline that has come. */
  public List<Effect> fire(Deadline due) {
    return deadlines.fire(due);
  }

  /** What follows from an offer that the matcher found. */
  public List<Effect> issue(OfferIssued offer) {
    return offers.issue(offer);
  }

  /** What follows from naming an agent for a contact. */
  public List<Effect> give(Effect.Directed directed) {
    return offers.give(directed);
  }

  private static List<Effect> rejection(
      RoutingCommand command, CommandTarget target, Rejected reason) {
    return Decision.of(
        new CommandRejected(
            command.getClass().getSimpleName(),
            reason.code(),
            reason.text(),
            target.agentId(),
            target.contactId(),
            reason.faults()));
  }
}
