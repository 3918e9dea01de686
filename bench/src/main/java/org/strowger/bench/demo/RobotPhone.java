package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.strowger.bench.demo.sip.SipCall;
import org.strowger.bench.demo.sip.SipPhone;
import org.strowger.bench.demo.sip.SipStation;

/** A robot agent's own phone: lifts most calls, is busy or silent for some, holds, hangs up. */
final class RobotPhone implements AutoCloseable {

  private static final int BUSY = 25;
  private static final int IS_SILENT = 40;
  private static final int HOLDS = 6;
  private static final int BUSY_HERE = 486;
  private static final Duration LONGEST_RING = Duration.ofMinutes(1);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  private final SipPhone phone;
  private final Ledger ledger;
  private final Chance chance;

  /**
   * @param settings what the desk says of its agent's phone
   */
  RobotPhone(SipStation station, JsonNode settings, Ledger ledger, Chance chance) {
    String user = settings.path("user").asText();
    this.phone =
        new SipPhone(
            station, settings.path("address").asText(), settings.path("password").asText());
    this.ledger = ledger;
    this.chance = chance;
    station.onCall(user, this::take);
    Thread.ofVirtual().start(this::register);
  }

  @Override
  public void close() {
    phone.close();
  }

  private void register() {
    try {
      phone.stayRegistered();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(SipCall call) {
    try {
      call.ring();
      chance.pause(300, 2_500);
      if (chance.oneIn(BUSY)) {
        ledger.note("calls the agent was busy for");
        call.refuse(BUSY_HERE);
      } else if (chance.oneIn(IS_SILENT)) {
        ledger.note("calls the agent did not hear");
        call.next(LONGEST_RING);
      } else {
        call.answer();
        talk(call);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(SipCall call) throws InterruptedException {
    if (chance.oneIn(HOLDS) && !call.endsWithin(Duration.ofMillis(chance.between(1_000, 3_000)))) {
      ledger.note("calls held by the agent");
      call.hold(true);
      call.endsWithin(Duration.ofMillis(chance.between(500, 2_000)));
      call.hold(false);
    }
    Duration length =
        chance.oneIn(2) ? Duration.ofMillis(chance.between(2_000, 12_000)) : LONGEST_CALL;
    if (!call.endsWithin(length)) {
      ledger.note("calls the agent hung up");
      call.hangUp();
    }
  }
}
