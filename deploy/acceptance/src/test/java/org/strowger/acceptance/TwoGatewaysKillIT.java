package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.bench.client.Desk;
import org.strowger.bench.demo.sip.SipCall;
import org.strowger.bench.demo.sip.SipCall.What;
import org.strowger.bench.demo.sip.SipStation;

/**
 * Two gateways on one broker and one database; the one that carries the calls is killed. The other
 * ends what they talked in and calls back who waited. (Chats: the gateway's own TwoGatewaysIT.)
 */
class TwoGatewaysKillIT {

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("two-gateways");
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void shouldReapTheCallsOfADeadGateway() throws Exception {
    try (SecondGateway second = SecondGateway.beside(exchange);
        var customers = SipStation.open("customers", second.sipPort());
        var phones = SipStation.open("phones", second.sipPort());
        Desk elena = exchange.workingDesk("elena");
        Desk chloe = exchange.workingDesk("chloe")) {

      // given a call with Elena and one that rings at Chloe's phone, both on the second gateway
      var elenasCalls = new LinkedBlockingQueue<SipCall>();
      var chloesCalls = new LinkedBlockingQueue<SipCall>();
      var callbacks = new LinkedBlockingQueue<SipCall>();
      customers.onCall("+33100000002", callbacks::add);
      Phones.plugIn(phones, elena, elenasCalls);
      elena.become("AVAILABLE");
      SipCall talking = customers.call("+39100000001", "support-it", "it");
      SipCall elenas = Phones.lifted(elenasCalls);
      Phones.awaitWhat(talking, What.ANSWERED);
      Phones.plugIn(phones, chloe, chloesCalls);
      chloe.become("AVAILABLE");
      SipCall waiting = customers.call("+33100000002", "support-fr", "fr");
      Phones.ringing(chloesCalls);

      // when it is killed
      second.kill();
      long killedAt = System.nanoTime();

      // then the first one ends both
      Phones.awaitWhat(talking, What.ENDED);
      Phones.awaitWhat(elenas, What.ENDED);
      assertThat(Phones.awaitWhat(waiting, What.REFUSED).status()).isGreaterThanOrEqualTo(400);
      System.out.printf(
          "the other gateway ended the calls after %.1f s%n", (System.nanoTime() - killedAt) / 1e9);

      // and calls back who waited
      Phones.lifted(chloesCalls);
      SipCall callback = Phones.lifted(callbacks);
      assertThat(callback.next(Duration.ofSeconds(1))).isNull();
      callback.hangUp();
      System.out.println("the waiting customer was called back by the other gateway");
      exchange.assertNothingLeftOpen();
      exchange.assertNoDialog();
    }
  }
}
