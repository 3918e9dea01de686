package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.gateway.phone.driver.IncomingCall;
import org.strowger.gateway.phone.driver.LegFailure;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.servicekit.disk.DiskSpace;

/** Makes events of calls of what a driver says of legs. */
@Singleton
public class DriverEvents implements PhoneEvents {

  private final DialledNumbers numbers;
  private final CallStore store;
  private final Switchboard switchboard;
  private final CallExecutor executor;
  private final DiskSpace disk;

  DriverEvents(
      DialledNumbers numbers,
      CallStore store,
      Switchboard switchboard,
      CallExecutor executor,
      DiskSpace disk) {
    this.numbers = numbers;
    this.store = store;
    this.switchboard = switchboard;
    this.executor = executor;
    this.disk = disk;
  }

  @Override
  public Optional<LegId> legOf(String number, String... source) {
    return numbers
        .find(number)
        .map(dialled -> new LegId(store.contact(dialled.entryPoint(), source), Side.CUSTOMER, 0));
  }

  @Override
  public int calls() {
    return switchboard.count();
  }

  @Override
  public boolean takesCalls() {
    return disk.takesInput();
  }

  @Override
  public void inOrder(ContactId call, Runnable work) {
    executor.submit(call, work);
  }

  @Override
  public void onIncoming(IncomingCall call) {
    executor.submit(call.leg().contact(), () -> switchboard.onIncoming(call));
  }

  @Override
  public void onRinging(LegId leg) {
    if (leg.side() == Side.AGENT) {
      submit(leg, new CallEvent.AgentRings(leg));
    }
  }

  @Override
  public void onAnswered(LegId leg) {
    if (leg.side() == Side.AGENT) {
      submit(leg, new CallEvent.AgentLifted(leg));
    }
  }

  @Override
  public void onFailed(LegId leg, LegFailure failure) {
    submit(
        leg,
        leg.side() == Side.AGENT
            ? new CallEvent.AgentFailed(leg, reason(failure))
            : new CallEvent.CustomerFailed(leg, outcome(failure)));
  }

  @Override
  public void onConnected(ContactId call) {
    switchboard.submit(call, new CallEvent.Joined());
  }

  @Override
  public void onHungUp(LegId leg) {
    submit(leg, new CallEvent.HungUp(leg));
  }

  @Override
  public void onHoldChanged(LegId leg, boolean holds) {
    submit(leg, new CallEvent.HoldChanged(leg, holds));
  }

  private void submit(LegId leg, CallEvent event) {
    switchboard.submit(leg.contact(), event);
  }

  private static DeclineReason reason(LegFailure failure) {
    return switch (failure) {
      case BUSY, UNAVAILABLE -> DeclineReason.BUSY;
      case NO_ANSWER, FAILED -> DeclineReason.TECHNICAL;
    };
  }

  private static CallbackOutcome outcome(LegFailure failure) {
    return switch (failure) {
      case BUSY -> CallbackOutcome.BUSY;
      case UNAVAILABLE, NO_ANSWER -> CallbackOutcome.NO_ANSWER;
      case FAILED -> CallbackOutcome.FAILED;
    };
  }
}
