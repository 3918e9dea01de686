package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.TopicLog;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.Program;

/** Calls: {@code sipp} is the customers and the agents' phones, the desks are the real API. */
class PhoneIT {

  private static final int MANY = 100;
  private static final int PER_SECOND = 10;
  private static final List<String> AGENTS = List.of("anna", "ben", "chloe", "diego", "elena");

  private static Exchange exchange;
  private static Sipp sipp;

  @BeforeAll
  static void start() throws Exception {
    Program.require("sipp", "sip-tester");
    exchange = Exchange.start("phone");
    sipp = new Sipp(exchange.addresses().sip());
  }

  @AfterAll
  static void stop() {
    if (exchange != null) {
      exchange.close();
    }
  }

  @BeforeEach
  void nobodyIsAvailable() throws Exception {
    for (String agent : AGENTS) {
      exchange.login(agent).post("/api/routing/desk/presence", Map.of("presence", "OFFLINE"));
    }
  }

  @AfterEach
  void nothingIsLeftOpen() throws Exception {
    exchange.assertNothingLeftOpen();
    exchange.assertNoDialog();
  }

  @Test
  void shouldJoinACallThatTheCustomerEnds() throws Exception {
    try (Desk ben = exchange.desk("ben");
        Program _ = sipp.phone(ben, "phone-answers");
        Program caller = sipp.callers("caller-talks", 1, 1)) {
      ben.become("AVAILABLE");
      caller.awaitSuccess();
      finish(ben, contactOf(ben));
      ben.become("OFFLINE");
      assertThat(ofLastCall()).containsExactly(CallJoined.class, CallEnded.class);
    }
  }

  @Test
  void shouldPassHoldThroughAndCountItUntilTheAgentEndsTheCall() throws Exception {
    try (Desk ben = exchange.desk("ben");
        Program _ = sipp.phone(ben, "phone-holds");
        Program caller = sipp.callers("caller-is-held", 1, 1)) {
      ben.become("AVAILABLE");
      caller.awaitSuccess();
      finish(ben, contactOf(ben));
      ben.become("OFFLINE");
      assertThat(ofLastCall())
          .containsExactly(CallJoined.class, CallHeld.class, CallResumed.class, CallEnded.class);
    }
  }

  @Test
  void shouldCountACallerWhoGivesUpInLine() throws Exception {
    Session supervisor = exchange.login("sam");
    long before = abandoned(supervisor);
    try (Program caller = sipp.callers("caller-gives-up", 1, 1)) {
      caller.awaitSuccess();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(abandoned(supervisor)).isEqualTo(before + 1));
  }

  @Test
  void shouldOfferACallToAnotherWhenAPhoneIsBusyAndWhenOneIsSilent() throws Exception {
    for (String first : List.of("phone-busy", "phone-silent")) {
      try (Desk ben = exchange.desk("ben");
          Program _ = sipp.phone(ben, first);
          Desk anna = exchange.desk("anna");
          Program _ = sipp.phone(anna, "phone-answers")) {
        ben.become("AVAILABLE");
        Program caller = sipp.callers("caller-talks", 1, 1);
        ben.await("OfferIssued", _ -> true);
        anna.become("AVAILABLE");
        caller.awaitSuccess();
        finish(anna, contactOf(anna));
        assertThat(ben.seen("ContactAssigned")).isEmpty();
        assertThat(ben.seen(first.equals("phone-busy") ? "OfferDeclined" : "OfferExpired"))
            .hasSize(1);
        ben.become("OFFLINE");
        anna.become("OFFLINE");
      }
    }
  }

  @Test
  @DisplayName("TR20: a talking call that is transferred to a queue goes on with another phone")
  void shouldGoOnWithTheNextAgentOfTheQueue_TR20() throws Exception {
    goesOn(
        (ben, anna, contact) -> {
          var transfer = Map.of("toQueue", "phone", "reason", "OTHER");
          assertThat(act(ben, "contacts/" + contact + "/transfer", transfer).status())
              .isEqualTo(200);
          anna.become("AVAILABLE");
        });
  }

  @Test
  @DisplayName("TR20: a talking call goes to the colleague who was asked about it")
  void shouldGoOnWithTheAgentWhoWasConsulted_TR20() throws Exception {
    goesOn(
        (ben, anna, contact) -> {
          anna.become("AVAILABLE");
          var asking = Map.of("toAgent", "u-1001");
          JsonNode asked = act(ben, "contacts/" + contact + "/consult", asking).body();
          String consult =
              asked.findValues("consultId").stream().findFirst().orElseThrow().asText();
          JsonNode offer =
              anna.await("OfferIssued", it -> it.path("contactId").asText().equals(consult));
          assertThat(anna.accept(offer.path("offerId").asText()).status()).isEqualTo(200);
          ben.await("ConsultAnswered", it -> it.path("consultId").asText().equals(consult));
          assertThat(act(ben, "consults/" + consult + "/complete", Map.of()).status())
              .isEqualTo(200);
        });
  }

  private static void goesOn(Handover handover) throws Exception {
    try (Desk ben = exchange.desk("ben");
        Program _ = sipp.phone(ben, "phone-answers");
        Desk anna = exchange.desk("anna");
        Program _ = sipp.phone(anna, "phone-answers")) {
      ben.become("AVAILABLE");
      try (Program caller = sipp.callers("caller-is-transferred", 1, 1)) {
        String contact = ben.await("ContactAssigned", _ -> true).path("contactId").asText();
        awaitTalking(ben, contact);
        handover.handOver(ben, anna, contact);
        caller.awaitSuccess();
      }
      String contact = contactOf(anna);
      finish(anna, contact);
      ben.endWrapUp(contact);
      ben.become("OFFLINE");
      anna.become("OFFLINE");
      assertThat(ofLastCall())
          .containsExactly(CallJoined.class, CallEnded.class, CallJoined.class, CallEnded.class);
    }
  }

  /** Both hear each other: her desk says so. */
  private static void awaitTalking(Desk desk, String contact) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                desk.session()
                    .get("/api/gateway/contacts/" + contact)
                    .body()
                    .at("/call/state")
                    .asText(),
            "TALKING"::equals);
  }

  private static Answer act(Desk desk, String what, Map<String, ?> body)
      throws IOException, InterruptedException {
    return desk.session().post("/api/routing/desk/" + what, body);
  }

  /** How the first agent passes her call on to the second. */
  private interface Handover {
    void handOver(Desk from, Desk to, String contact) throws Exception;
  }

  @Test
  void shouldServeManyCallsWithoutOneStuck() throws Exception {
    var opened = new ArrayList<AutoCloseable>();
    try {
      for (String agent : AGENTS) {
        Desk desk = exchange.workingDesk(agent);
        opened.add(desk);
        opened.add(sipp.phone(desk, "phone-answers"));
        desk.become("AVAILABLE");
      }
      try (Program callers = sipp.callers("caller-talks", MANY, PER_SECOND)) {
        callers.awaitSuccess();
      }
      System.out.printf("%d calls at %d/s answered and ended%n", MANY, PER_SECOND);
    } finally {
      for (AutoCloseable one : opened.reversed()) {
        one.close();
      }
    }
  }

  private static String contactOf(Desk desk) throws InterruptedException {
    return desk.await("WrapUpStarted", _ -> true).path("contactId").asText();
  }

  private static void finish(Desk desk, String contactId) throws IOException, InterruptedException {
    assertThat(desk.closeContact(contactId, "answered").status()).isEqualTo(200);
    assertThat(desk.endWrapUp(contactId).status()).isEqualTo(200);
  }

  private static List<Class<?>> ofLastCall() throws Exception {
    var facts = new ArrayList<ChannelFact>();
    new TopicLog<>(exchange.addresses().bootstrapServers(), Topics.CONTACTS)
        .tell(Map.of(), facts::add);
    String last =
        facts.stream()
            .filter(CallEnded.class::isInstance)
            .map(CallEnded.class::cast)
            .reduce((one, other) -> one.endedAt().isAfter(other.endedAt()) ? one : other)
            .orElseThrow()
            .conversationId()
            .value();
    return facts.stream()
        .filter(fact -> fact.conversationId().value().equals(last))
        .<Class<?>>map(ChannelFact::getClass)
        .toList();
  }

  private static long abandoned(Session supervisor) throws Exception {
    for (JsonNode queue : supervisor.get("/api/kpi/wallboard").body().path("queues")) {
      if (queue.path("queueId").asText().equals("phone")) {
        return queue.at("/today/abandoned").asLong();
      }
    }
    throw new AssertionError("Expected queue phone on the wallboard but it is not there");
  }
}
