package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.Question.ForecastWait;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("F3, O1: after each call no dialog, row, offer or assignment is left open")
class PhoneTest extends PhoneFixture {

  @Inject PhoneDriver driver;

  @Test
  void shouldCarryACallFromRingingToItsEndByTheCaller() {
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "300")) {
      phones.register(agent, phone);
      Instant dialled = Instant.now();
      // when
      try (var calls = phones.call(caller, "caller", 1, "-d", "1000")) {
        router.joins(agent);
        calls.succeeds();
      }
      Duration atMost = Duration.between(dialled, Instant.now());
      // then
      lifts.succeeds();
      RouteContact routed = routed(router);
      assertThat(routed.language())
          .isEqualTo(new ContactLanguage("fr-CA", ContactLanguage.Source.CHANNEL_HINT, 80));
      CallJoined joined = facts.await(CallJoined.class, it -> of(it.contactId(), routed));
      CallEnded ended = facts.await(CallEnded.class, it -> of(it.contactId(), routed));
      assertThat(joined.agentId()).isEqualTo(new AgentId(agent));
      assertThat(ended.by()).isEqualTo(EndedBy.CUSTOMER);
      assertThat(Duration.between(joined.joinedAt(), ended.endedAt()))
          .isBetween(Duration.ofMillis(800), atMost);
      router.awaitEnd(routed, WithdrawContact.Reason.CUSTOMER_LEFT);
      assertThat(store.known(caller)).isTrue();
    }
  }

  @Test
  void shouldEndTheCallWhenTheAgentHangsUp() {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var hangsUp = Sipp.listens("agent-hangs-up", phone, 1, "-d", "300")) {
      phones.register(agent, phone);
      // when
      try (var calls = phones.call(caller, "caller-hears-bye", 1)) {
        calls.succeeds();
      }
      // then
      hangsUp.succeeds();
      RouteContact routed = routed(router);
      assertThat(facts.await(CallEnded.class, it -> of(it.contactId(), routed)).by())
          .isEqualTo(EndedBy.AGENT);
      router.awaitEnd(routed, WithdrawContact.Reason.AGENT_HUNG_UP);
    }
  }

  @Test
  void shouldPassHoldingAndKeysOnAndCountTheHold() {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var held = Sipp.listens("agent-held", phone, 1, "-d", "200")) {
      phones.register(agent, phone);
      Instant dialled = Instant.now();
      // when
      try (var calls = phones.call(caller, "caller-holds", 1, "-d", "500")) {
        calls.succeeds();
      }
      Duration atMost = Duration.between(dialled, Instant.now());
      // then
      held.succeeds();
      RouteContact routed = routed(router);
      CallHeld hold = facts.await(CallHeld.class, it -> of(it.contactId(), routed));
      CallResumed resumed = facts.await(CallResumed.class, it -> of(it.contactId(), routed));
      assertThat(hold.by()).isEqualTo(Side.CUSTOMER);
      assertThat(resumed.heldAt()).isEqualTo(hold.heldAt());
      assertThat(Duration.between(resumed.heldAt(), resumed.resumedAt()))
          .isBetween(Duration.ofMillis(400), atMost);
    }
  }

  @Test
  void shouldEndTheCallThatIsHungUpAtTheDesk() {
    Desk desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "100")) {
      phones.register(agent, phone);
      assertThat(desk.get("/api/gateway/desk/phone").<Boolean>path("reachable")).isTrue();
      try (var calls = phones.call(caller, "caller-hears-bye", 1)) {
        RouteContact routed = routed(router);
        facts.await(CallJoined.class, it -> of(it.contactId(), routed));
        desk.await(routed.contactId(), 200);
        // when
        desk.post("/api/gateway/contacts/" + routed.contactId() + "/hang-up")
            .then()
            .statusCode(204);
        // then
        calls.succeeds();
        lifts.succeeds();
        router.awaitEnd(routed, WithdrawContact.Reason.AGENT_HUNG_UP);
      }
    }
  }

  @Test
  @DisplayName("F5: a caller who hangs up while it rings leaves no ringing phone behind")
  void shouldStopTheRingingWhenTheCallerLeaves() {
    try (var router = new RobotRouter(LONG, agent);
        var silent = Sipp.listens("agent-silent", phone, 1)) {
      phones.register(agent, phone);
      // when
      try (var calls = phones.call(caller, "caller-leaves", 1)) {
        calls.succeeds();
      }
      // then
      silent.succeeds();
      router.awaitEnd(routed(router), WithdrawContact.Reason.CUSTOMER_LEFT);
    }
  }

  @Test
  void shouldForgetACallerWhoLeavesTheQueue() {
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var calls = phones.call(caller, "caller-leaves", 1)) {
      // when
      calls.succeeds();
      // then
      RouteContact routed = routed(router);
      router.awaitEnd(routed, WithdrawContact.Reason.CUSTOMER_LEFT);
      CallEnded ended = facts.await(CallEnded.class, it -> of(it.contactId(), routed));
      assertThat(ended.by()).isEqualTo(EndedBy.CUSTOMER);
      assertThat(ended.joinedAt()).isNull();
    }
  }

  @Test
  void shouldEndTheCallOfACallerWhoIsNotLetIn() {
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var calls = phones.call(caller, "caller-refused", 1)) {
      RouteContact routed = routed(router);
      // when
      Router.refuses(routed, AdmissionReason.FULL, "Too many wait");
      // then
      calls.succeeds();
      CallEnded ended = facts.await(CallEnded.class, it -> of(it.contactId(), routed));
      assertThat(ended.by()).isEqualTo(EndedBy.FAILED);
      router.closes(routed.contactId());
    }
  }

  @Test
  void shouldTellACallerHerPlaceInTheQueue() {
    try (var _ = new RobotRouter(LONG);
        var calls = phones.call(caller, "caller-told-place", 1)) {
      // then
      calls.succeeds();
    }
  }

  @Test
  @DisplayName(
      "RFC 3261, 21.1.4: the 182 says how long it will take, and is not asked for each time")
  void shouldTellACallerHowLongSheWillWait() {
    try (var router = new RobotRouter(LONG);
        var calls = phones.call(caller, "caller-told-wait", 1)) {
      // given
      RouteContact routed = routed(router);
      Awaitility.await()
          .atMost(PhoneRoom.PATIENCE)
          .until(() -> askedFor(routed, router), it -> !it.isEmpty());
      // when
      Router.tellsWait(routed, 0, new WaitForecast(100, 240));
      // then
      calls.succeeds();
      assertThat(askedFor(routed, router)).hasSize(1);
    }
  }

  @Test
  @DisplayName("TR10: with everybody away the 182 says so and names no position")
  void shouldTellACallerThatNobodyIsThere_TR10() {
    try (var router = new RobotRouter(LONG);
        var calls = phones.call(caller, "caller-told-nobody", 1)) {
      // given
      routed(router);
      List<AskServiceStatus> asked =
          Awaitility.await()
              .atMost(PhoneRoom.PATIENCE)
              .until(() -> askedOfCalls(router), it -> !it.isEmpty());
      // when
      ServiceWord.NOBODY.answer(asked.getFirst());
      // then
      calls.succeeds();
      ServiceWord.attended(false, null).answer(asked.getFirst()); // of that queue, for others
    }
  }

  /** Others who wait, also those of earlier tests, are asked for too. */
  private static List<ForecastWait> askedFor(RouteContact routed, RobotRouter router) {
    return router.heard(ForecastWait.class).stream()
        .filter(question -> question.contactId().equals(routed.contactId()))
        .toList();
  }

  /** Who chats is asked about too, also by those of earlier tests. */
  private static List<AskServiceStatus> askedOfCalls(RobotRouter router) {
    return router.heard(AskServiceStatus.class).stream()
        .filter(question -> question.channel() == ChannelType.VOICE)
        .toList();
  }

  @Test
  void shouldDeclineForABusyPhoneAndTryTheNext() {
    int other = FreePort.udp();
    String second = agent + "-2";
    try (var router = new RobotRouter(LONG, agent);
        var busy = Sipp.listens("agent-busy", phone, 1);
        var lifts = Sipp.listens("agent", other, 1, "-d", "100")) {
      phones.register(agent, phone);
      phones.register(second, other);
      // when
      try (var calls = phones.call(caller, "caller", 1, "-d", "500")) {
        busy.succeeds();
        router.joins(second);
        calls.succeeds();
      }
      // then
      lifts.succeeds();
      assertThat(router.heard(DeclineOffer.class))
          .extracting(DeclineOffer::agentId, DeclineOffer::reason)
          .containsExactly(tuple(new AgentId(agent), DeclineReason.BUSY));
    }
  }

  @Test
  void shouldStopASilentPhoneWhenTheOfferExpires() {
    try (var router = new RobotRouter(Duration.ofSeconds(2), agent);
        var silent = Sipp.listens("agent-silent", phone, 1)) {
      phones.register(agent, phone);
      // when
      try (var calls = phones.call(caller, "caller-leaves", 1)) {
        silent.succeeds();
        calls.succeeds();
      }
      // then
      router.awaitEnd(routed(router), WithdrawContact.Reason.CUSTOMER_LEFT);
    }
  }

  @Test
  void shouldDeclineForAPhoneThatIsNotRegistered() {
    try (var router = new RobotRouter(LONG, agent);
        var calls = phones.call(caller, "caller-leaves", 1)) {
      // when
      calls.succeeds();
      // then
      Awaitility.await()
          .atMost(PhoneRoom.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(router.heard(DeclineOffer.class))
                      .extracting(DeclineOffer::reason)
                      .containsExactly(DeclineReason.TECHNICAL));
    }
  }

  @Test
  void shouldRefuseANumberThatIsNotOurs() {
    try (var calls = phones.dial("nobody", caller, "caller-unknown-number")) {
      calls.succeeds();
    }
  }

  @Test
  void shouldAnswerStrangeRequestsAsTheStandardAsks() {
    try (var strange = phones.ask("strange-method");
        var hops = phones.ask("no-hops-left")) {
      strange.succeeds();
      hops.succeeds();
    }
  }

  @Test
  @DisplayName("100 calls at 10/s: not one is stuck")
  void shouldCarryAHundredCalls() {
    int agents = 10;
    List<String> names = IntStream.range(0, agents).mapToObj(i -> agent + "-" + i).toList();
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 100, "-d", "50")) {
      for (String name : names) {
        phones.register(name, phone);
      }
      // when
      try (var calls = phones.call(caller, "caller", 100, "-r", "10", "-d", "300")) {
        names.forEach(router::joins);
        calls.succeeds();
      }
      // then
      lifts.succeeds();
      Awaitility.await()
          .atMost(PhoneRoom.PATIENCE)
          .untilAsserted(
              () -> {
                List<ChannelFact> said = facts.all().stream().map(Message::body).toList();
                assertThat(said.stream().filter(CallJoined.class::isInstance).distinct())
                    .hasSize(100);
                assertThat(
                        said.stream()
                            .filter(
                                it ->
                                    it instanceof CallEnded ended && ended.by() == EndedBy.CUSTOMER)
                            .distinct())
                    .hasSize(100);
                assertThat(router.open()).isEqualTo(RobotRouter.NOTHING);
              });
      System.out.printf(
          "100 calls: %s; legs %d, calls %d%n", router.open(), driver.legs(), switchboard.count());
    }
  }
}
