package org.strowger.routing.engine.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.ContactCommand.AssignContact;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.ReportMessage;
import org.strowger.contracts.routing.ContactCommand.Reprioritise;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.Requeue;
import org.strowger.contracts.routing.ContactCommand.ReturnContact;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.TransferContact;
import org.strowger.contracts.routing.ContactCommand.UpdateContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.plan.EntryRules;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Contacts arrive, join and are given back. */
final class ContactDecider {

  /** How far back a gateway's commit time is believed. */
  private static final Duration OLDEST_ARRIVAL = Duration.ofDays(7);

  private final DomainState state;
  private final AgentWork work;
  private final WithdrawalDecider withdrawals;
  private final CallbackDecider callbacks;
  private final IntakeDecider intake;
  private final UpdateDecider updates;
  private final TransferDecider transfers;
  private final SupervisorDecider supervisors;
  private final ChatDecider chats;

  ContactDecider(DomainState state, AgentWork work, CallbackDecider callbacks) {
    this.state = state;
    this.work = work;
    this.withdrawals = new WithdrawalDecider(state, work);
    this.callbacks = callbacks;
    this.intake = new IntakeDecider(state);
    this.updates = new UpdateDecider(state, work);
    this.transfers = new TransferDecider(state, work);
    this.supervisors = new SupervisorDecider(state, work);
    this.chats = new ChatDecider(state);
  }

  List<Effect> decide(ContactCommand command) {
    return switch (command) {
      case RouteContact each -> route(each);
      case WithdrawContact each -> withdrawals.withdraw(each);
      case ReturnContact each -> giveBack(each);
      case RequestCallback each -> callbacks.request(each);
      case ReportCallback each -> callbacks.report(each);
      case UpdateContact each -> updates.update(each);
      case TransferContact each -> transfers.transfer(each);
      case Reprioritise each -> supervisors.reprioritise(each);
      case Requeue each -> supervisors.requeue(each);
      case AssignContact each -> supervisors.assign(each);
      case DismissContact each -> supervisors.dismiss(each);
      case ReportMessage each -> chats.report(each);
    };
  }

  private List<Effect> route(RouteContact command) {
    Preconditions.known(command.channel());
    Preconditions.refuse(state, command.contactId());
    Contact open =
        ContactRequest.joins(command.channel())
            ? state.openContact(command.conversationId())
            : null;
    return open == null ? open(command) : join(command, open);
  }

  private List<Effect> join(RouteContact command, Contact open) {
    var decision =
        new Decision()
            .publish(
                new ContactJoined(
                    open.id(),
                    open.request().arrivedAt(),
                    command.contactId(),
                    command.conversationId(),
                    holder(open)));
    if (open instanceof Contact.Deferred asleep && asleep.reason() == DeferReason.SNOOZED) {
      decision.publish(Enqueuing.due(state.plan(), asleep, state.head().time()));
    }
    chats.heard(decision, open);
    return decision.effects();
  }

  private static @Nullable AgentId holder(Contact contact) {
    return switch (contact) {
      case Contact.Waiting _, Contact.Deferred _ -> null;
      case Contact.Offered each -> each.offer().agentId();
      case Contact.Assigned each -> each.agentId();
    };
  }

  private List<Effect> open(RouteContact command) {
    if (state.plan().version() == 0) {
      throw new Rejected(RejectionCode.NO_PLAN, "Expected a plan to route by but none is in force");
    }
    List<Fault> undeclared = EntryRules.undeclared(state.plan().plan(), command.attributes());
    if (!undeclared.isEmpty()) {
      throw new Rejected(
          RejectionCode.UNKNOWN_ATTRIBUTE,
          "Expected only attributes that the plan declares but got others",
          undeclared);
    }
    EntryRule rule = state.plan().entryRules().firstMatch(command, state.head().time());
    Instant arrivedAt = arrival(command.arrivedAt());
    var decision = new Decision().publish(opened(command, rule, arrivedAt));
    intake.admit(decision, command, rule, arrivedAt);
    return decision.effects();
  }

  private Instant arrival(Instant said) {
    Instant now = state.head().time();
    Instant oldest = now.minus(OLDEST_ARRIVAL);
    if (said.isBefore(oldest)) {
      return oldest;
    }
    return said.isAfter(now) ? now : said;
  }

  private static ContactOpened opened(RouteContact command, EntryRule rule, Instant arrivedAt) {
    return new ContactOpened(
        command.contactId(),
        arrivedAt,
        command.conversationId(),
        command.customerId(),
        command.channel(),
        command.entryPoint(),
        command.language(),
        EntryRules.attributes(rule, command),
        rule.name(),
        command.preferredAgent(),
        null,
        command.caseId());
  }

  private List<Effect> giveBack(ReturnContact command) {
    Contact.Assigned assigned =
        Preconditions.assigned(state, command.contactId(), command.agentId());
    return new Decision()
        .publishAll(work.giveBack(work.assigned(assigned), command.reason()))
        .effects();
  }
}
