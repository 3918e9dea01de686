package org.strowger.gateway.phone;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.InstanceId;
import org.strowger.gateway.live.DeadInstanceListener;
import org.strowger.gateway.phone.CallRepository.StoredCall;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.PhoneDriver;

/** Ends the calls of a dead process: waiting customers will be called back. */
@Singleton
public class DeadInstanceCalls implements DeadInstanceListener {

  private final CallRepository calls;
  private final CallPublisher publisher;
  private final Instance<PhoneDriver> driver;

  /**
   * @param driver asked for when it is needed: it starts after the calls of an earlier life are
   *     ended
   */
  public DeadInstanceCalls(
      CallRepository calls, CallPublisher publisher, Instance<PhoneDriver> driver) {
    this.calls = calls;
    this.publisher = publisher;
    this.driver = driver;
  }

  @Override
  public void onDeadInstance(Handle handle, InstanceId dead) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (StoredCall left : calls.of(handle, dead)) {
      CallDecision decision = DeadInstanceRules.decide(left.call(), now);
      if (calls.update(handle, decision.next(), dead, null, null)) {
        publisher.publish(handle, decision, now);
        handle.afterCommit(() -> clear(left));
      }
    }
  }

  private void clear(StoredCall left) {
    clear(left.call().agentLeg(), left.agentLeg());
    clear(left.call().customerLeg(), left.customerLeg());
  }

  private void clear(@Nullable LegId leg, @Nullable String stored) {
    if (leg != null && stored != null) {
      driver.get().clear(leg, stored, HangUpReason.GATEWAY_RESTART);
    }
  }
}
