package org.strowger.routing.engine.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.routing.AgentCommand.SnoozeContact;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Effect;

/** Decides when agents set contacts aside until a time. */
final class SnoozeDecider {

  private static final Duration LONGEST = Duration.ofDays(90);

  private final DomainState state;
  private final AgentWork work;

  SnoozeDecider(DomainState state, AgentWork work) {
    this.state = state;
    this.work = work;
  }

  /** The contact comes back to the agent then, if she can take it. */
  List<Effect> snooze(SnoozeContact command) {
    Preconditions.requireAgent(state, command.agentId());
    Contact.Assigned contact =
        Preconditions.requireOwned(state, command.agentId(), command.contactId());
    Instant now = state.now();
    if (contact.request().channel() == ChannelType.VOICE) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a contact that can wait but it is a call");
    }
    if (!command.until().isAfter(now) || command.until().isAfter(now.plus(LONGEST))) {
      throw new Rejected(
          RejectionCode.WRONG_STATE, "Expected a time within the next 90 days but got another");
    }
    return Decision.of(
        work.returned(work.assigned(contact), ReturnReason.SNOOZED),
        new ContactDeferred(
            contact.id(),
            contact.request().arrivedAt(),
            contact.segment().queueId(),
            now,
            command.until(),
            DeferReason.SNOOZED));
  }
}
