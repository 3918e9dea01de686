package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.strowger.bench.client.Desk;
import org.strowger.bench.demo.ChatLine;
import org.strowger.bench.demo.CustomerSide;
import org.strowger.bench.demo.Language;
import org.strowger.bench.demo.sip.SipCall;
import org.strowger.bench.demo.sip.SipCall.What;
import org.strowger.bench.demo.sip.SipStation;
import org.strowger.contracts.ChannelType;

/**
 * kill -9 of the whole process with a chat, a ringing offer and a talking call on it: the chat goes
 * on, the talking call ends on both phones, who waited is called back, nothing stays open.
 */
class LiveKillIT {

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("live-kill");
  }

  @AfterAll
  static void stop() {
    exchange.close();
  }

  @Test
  void shouldKeepChatsEndTalkingCallsAndCallBackWhoWaited() throws Exception {
    var chat = new CustomerSide(ChannelType.CHAT, "chat-customer");
    int sip = exchange.addresses().sip();
    try (var line = new ChatLine(exchange.addresses().http(), Language.EN, chat);
        var customers = SipStation.open("customers", sip);
        var phones = SipStation.open("phones", sip)) {

      // given a chat with Ben, a call with Elena, and a call that rings at Chloe's phone
      var rings = new LinkedBlockingQueue<SipCall>();
      var elenasCalls = new LinkedBlockingQueue<SipCall>();
      var callbacks = new LinkedBlockingQueue<SipCall>();
      customers.onCall("+33100000002", callbacks::add);
      String chatContact;
      SipCall talking;
      SipCall waiting;
      SipCall elenas;
      try (Desk ben = exchange.desk("ben");
          Desk elena = exchange.desk("elena");
          Desk chloe = exchange.desk("chloe")) {
        ben.become("AVAILABLE");
        line.say("first-message", "Good morning, where is my parcel from last week?");
        line.await(line::isAcknowledged, Phones.PATIENCE);
        chatContact = accept(ben);
        Exchange.reply(ben, chatContact, "answer-before", "It is on its way.", 1);
        assertThat(line.await(() -> line.answers() == 1, Phones.PATIENCE)).isTrue();

        Phones.plugIn(phones, elena, elenasCalls);
        elena.become("AVAILABLE");
        talking = customers.call("+39100000001", "support-it", "it");
        elenas = Phones.lifted(elenasCalls);
        Phones.awaitWhat(talking, What.ANSWERED);

        Phones.plugIn(phones, chloe, rings);
        chloe.become("AVAILABLE");
        waiting = customers.call("+33100000002", "support-fr", "fr");
        Phones.ringing(rings);

        // when the process is killed and started again
        exchange.killAndStartAgain();
      }

      // then the talking call ends on both phones and the waiting one is refused
      Phones.awaitWhat(talking, What.ENDED);
      Phones.awaitWhat(elenas, What.ENDED);
      assertThat(Phones.awaitWhat(waiting, What.REFUSED).status()).isGreaterThanOrEqualTo(400);
      System.out.println("the talking call ended on both phones, the waiting one was refused");

      try (Desk ben = exchange.desk("ben");
          Desk elena = exchange.desk("elena");
          Desk chloe = exchange.workingDesk("chloe")) {
        // and the chat goes on, each message once
        line.say("second-message", "Are you still there?");
        assertThat(line.await(line::isAcknowledged, Phones.PATIENCE)).isTrue();
        Exchange.reply(ben, chatContact, "answer-after", "I am.", 3);
        assertThat(line.await(() -> line.answers() == 2, Phones.PATIENCE)).isTrue();
        assertThat(chat.doubled()).isZero();
        assertThat(chat.hasSeen(4)).isTrue();
        System.out.println("the chat went on with Ben, 4 messages, none twice");

        // and who waited is called back
        chloe.become("AVAILABLE");
        chloe.session().post("/api/routing/desk/clear-suspension", Map.of());
        Phones.lifted(rings);
        SipCall callback = Phones.lifted(callbacks);
        assertThat(callback.next(Duration.ofSeconds(1))).isNull();
        callback.hangUp();
        System.out.println("the waiting customer was called back");

        finish(ben, chatContact);
        finishWhatIsLeft(elena);
        exchange.assertNothingLeftOpen();
        exchange.assertNoDialog();
      }
    }
  }

  private static String accept(Desk desk) throws Exception {
    JsonNode offer = desk.await("OfferIssued", _ -> true);
    assertThat(desk.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
    return offer.path("contactId").asText();
  }

  private static void finish(Desk desk, String contactId) throws Exception {
    assertThat(desk.closeContact(contactId, "answered").status()).isEqualTo(200);
    assertThat(desk.endWrapUp(contactId).status()).isEqualTo(200);
  }

  /** Wrap-up of the call that the kill ended; its clock may have been faster. */
  private static void finishWhatIsLeft(Desk desk) throws Exception {
    for (JsonNode held : desk.awaitSnapshot(_ -> true).path("assignments")) {
      String contactId = held.at("/assigned/contactId").asText();
      desk.closeContact(contactId, "answered");
      desk.endWrapUp(contactId);
    }
  }
}
