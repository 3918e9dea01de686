package org.strowger.routing.engine.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactEvent.ContactJoined;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.plan.EntryRules;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides where contacts go that arrive. */
final class RouteDecider {

  /** How far back a gateway's commit time is believed. */
  private static final Duration OLDEST_ARRIVAL = Duration.ofDays(7);

  private final DomainState state;
  private final IntakeDecider intake;
  private final ChatDecider chats;

  RouteDecider(DomainIndex index, ChatDecider chats) {
    this.state = index.state();
    this.intake = new IntakeDecider(index);
    this.chats = chats;
  }

  /** Joins the conversation's open contact, or opens one that goes where the entry rules say. */
  List<Effect> route(RouteContact command) {
    Preconditions.requireKnown(command.channel());
    Preconditions.requireNew(state, command.contactId());
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
                    ownerOf(open)));
    if (open instanceof Contact.Deferred asleep && asleep.reason() == DeferReason.SNOOZED) {
      decision.publish(QueueReentry.afterDeferral(state.plan(), asleep, state.now()));
    }
    chats.endSilence(decision, open);
    return decision.effects();
  }

  private static @Nullable AgentId ownerOf(Contact contact) {
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
    List<Fault> undeclared = EntryRules.findUndeclared(state.plan().plan(), command.attributes());
    if (!undeclared.isEmpty()) {
      throw new Rejected(
          RejectionCode.UNKNOWN_ATTRIBUTE,
          "Expected only attributes that the plan declares but got others",
          undeclared);
    }
    EntryRule rule = state.plan().entryRules().firstMatch(command, state.now());
    Instant arrivedAt = clampArrival(command.arrivedAt());
    var decision = new Decision().publish(opened(command, rule, arrivedAt));
    intake.admit(decision, command, rule, arrivedAt);
    return decision.effects();
  }

  /** A gateway's commit time is neither to come nor too far back. */
  private Instant clampArrival(Instant said) {
    Instant now = state.now();
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
        EntryRules.mergeAttributes(rule, command),
        rule.name(),
        command.preferredAgent(),
        null,
        command.caseId());
  }
}
