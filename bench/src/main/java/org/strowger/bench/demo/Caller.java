package org.strowger.bench.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.demo.sip.SipCall;
import org.strowger.bench.demo.sip.SipCall.Happening;
import org.strowger.bench.demo.sip.SipCall.What;
import org.strowger.bench.demo.sip.SipStation;
import org.strowger.contracts.ChannelType;

/**
 * A customer who calls: some give up waiting, some are put on hold or hold, half of them hang up
 * first. Who is called back answers.
 */
record Caller(SipStation station, Ledger ledger) {

  private static final int IMPATIENT = 8;
  private static final int HOLDS = 10;
  private static final int RINGING = 180;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration CONFIRMATION = Duration.ofSeconds(10);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(90);

  void call(String name, Language language, Chance chance) throws InterruptedException {
    String number = "+49155" + Math.abs(name.hashCode() % 100_000_000) + chance.between(10, 99);
    CustomerSide side = ledger.begin(ChannelType.VOICE, number);
    station.onCall(number, call -> calledBack(call, side, chance));
    boolean ownNumber = language != Language.EN && chance.oneIn(2);
    SipCall call =
        station.call(number, ownNumber ? "support-" + language.tag() : "support", language.tag());
    boolean impatient = chance.oneIn(IMPATIENT);
    Duration patience = impatient ? Duration.ofMillis(chance.between(300, 8_000)) : PATIENCE;
    Happening happening = awaitAnswer(call, side, patience);
    if (happening == null) {
      ledger.note("callers who lost patience");
      call.cancel();
      happening = awaitAnswer(call, side, CONFIRMATION);
    }
    if (happening == null) {
      ledger.note("calls that nobody ended");
      side.fail();
    } else if (happening.what() == What.ANSWERED) {
      side.answered();
      talk(call, side, chance);
    } else if (!side.isTaken()) {
      ledger.note("calls refused with " + happening.status());
    }
  }

  /** Answered or refused; null when neither comes. What we hear while we wait is a promise. */
  private @Nullable Happening awaitAnswer(SipCall call, CustomerSide side, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      Happening happening = left.isNegative() ? null : call.next(left);
      if (happening == null || happening.what() != What.PROGRESS) {
        return happening;
      }
      if (happening.status() >= RINGING) {
        side.taken();
      }
    }
  }

  private void talk(SipCall call, CustomerSide side, Chance chance) throws InterruptedException {
    side.taken();
    if (chance.oneIn(HOLDS) && !call.endsWithin(Duration.ofMillis(chance.between(500, 2_000)))) {
      ledger.note("calls held by the customer");
      call.hold(true);
      call.endsWithin(Duration.ofMillis(chance.between(500, 1_500)));
      call.hold(false);
    }
    Duration length =
        chance.oneIn(2) ? Duration.ofMillis(chance.between(2_000, 10_000)) : LONGEST_CALL;
    if (!call.endsWithin(length)) {
      ledger.note("calls the customer hung up");
      call.hangUp();
    }
  }

  private void calledBack(SipCall call, CustomerSide side, Chance chance) {
    try {
      ledger.note("customers called back");
      call.ring();
      chance.pause(500, 2_000);
      call.answer();
      side.answered();
      talk(call, side, chance);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
