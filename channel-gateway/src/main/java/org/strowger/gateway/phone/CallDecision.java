package org.strowger.gateway.phone;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;

/**
 * What becomes of a call and what has to be done.
 *
 * @param actions in their order
 */
public record CallDecision(Call next, List<CallAction> actions) {

  public CallDecision {
    actions = List.copyOf(actions);
  }

  /** Nothing happens. */
  static CallDecision none(Call call) {
    return new CallDecision(call, List.of());
  }

  /** Collects what has to be done. */
  static final class Steps {

    private final List<CallAction> actions = new ArrayList<>();

    Steps send(String id, RoutingCommand command) {
      actions.add(new CallAction.SendCommand(id, command));
      return this;
    }

    Steps publish(String id, ChannelFact fact) {
      actions.add(new CallAction.PublishFact(id, fact));
      return this;
    }

    Steps hangUp(@Nullable LegId leg, HangUpReason reason) {
      if (leg != null) {
        actions.add(new CallAction.HangUp(leg, reason));
      }
      return this;
    }

    Steps then(CallAction action) {
      actions.add(action);
      return this;
    }

    /** The caller is told again that she waits; of a callback there is nobody to tell. */
    Steps letWait(Call idle) {
      LegId caller = idle.customerLeg();
      if (caller != null) {
        actions.add(new CallAction.LetWait(caller));
      }
      return this;
    }

    CallDecision to(Call next) {
      return new CallDecision(next, actions);
    }
  }
}
