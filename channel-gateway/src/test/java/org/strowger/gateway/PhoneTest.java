package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.phone.PhoneDriver;
import org.strowger.gateway.phone.PhonePasswords;
import org.strowger.gateway.phone.Switchboard;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("F3, O1: after each call no dialog, row, offer or assignment is left open")
class PhoneTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofSeconds(40);

  private final String caller =
      "+4930" + ThreadLocalRandom.current().nextInt(10_000_000, 99_000_000);
  private final String agent = "a-" + UUID.randomUUID().toString().substring(0, 8);
  private final int phone = Sipp.freePort();

  @Inject PhoneDriver driver;
  @Inject Switchboard switchboard;
  @Inject PhonePasswords passwords;
  @Inject Store store;

  @BeforeAll
  static void requireSipp() {
    Sipp.require();
  }

  @AfterEach
  void shouldLeaveNothingOpen() {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(driver.legs()).as("legs").isZero();
              assertThat(switchboard.count()).as("calls").isZero();
              assertThat(store.one("select count(*) from calls where stage <> 'Ended'", Long.class))
                  .as("open rows")
                  .isZero();
            });
  }

  @Test
  void shouldCarryACallFromRingingToItsEndByTheCaller() {
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "300")) {
      registered();
      // when
      try (var calls = call("caller", 1, "-d", "1000")) {
        router.joins(agent);
        calls.succeeds();
      }
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
          .isBetween(Duration.ofMillis(800), Duration.ofSeconds(5));
      withdrawn(router, routed, WithdrawContact.Reason.CUSTOMER_LEFT);
      assertThat(store.known(caller)).isTrue();
    }
  }

  @Test
  void shouldEndTheCallWhenTheAgentHangsUp() {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var hangsUp = Sipp.listens("agent-hangs-up", phone, 1, "-d", "300")) {
      registered();
      // when
      try (var calls = call("caller-hears-bye", 1)) {
        calls.succeeds();
      }
      // then
      hangsUp.succeeds();
      RouteContact routed = routed(router);
      assertThat(facts.await(CallEnded.class, it -> of(it.contactId(), routed)).by())
          .isEqualTo(EndedBy.AGENT);
      withdrawn(router, routed, WithdrawContact.Reason.AGENT_HUNG_UP);
    }
  }

  @Test
  void shouldPassHoldingAndKeysOnAndCountTheHold() {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var held = Sipp.listens("agent-held", phone, 1, "-d", "200")) {
      registered();
      // when
      try (var calls = call("caller-holds", 1, "-d", "500")) {
        calls.succeeds();
      }
      // then
      held.succeeds();
      RouteContact routed = routed(router);
      CallHeld hold = facts.await(CallHeld.class, it -> of(it.contactId(), routed));
      CallResumed resumed = facts.await(CallResumed.class, it -> of(it.contactId(), routed));
      assertThat(hold.by()).isEqualTo(Side.CUSTOMER);
      assertThat(resumed.heldAt()).isEqualTo(hold.heldAt());
      assertThat(Duration.between(resumed.heldAt(), resumed.resumedAt()))
          .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
    }
  }

  @Test
  @DisplayName("F5: a caller who hangs up while it rings leaves no ringing phone behind")
  void shouldStopTheRingingWhenTheCallerLeaves() {
    try (var router = new RobotRouter(LONG, agent);
        var silent = Sipp.listens("agent-silent", phone, 1)) {
      registered();
      // when
      try (var calls = call("caller-leaves", 1)) {
        calls.succeeds();
      }
      // then
      silent.succeeds();
      withdrawn(router, routed(router), WithdrawContact.Reason.CUSTOMER_LEFT);
    }
  }

  @Test
  void shouldForgetACallerWhoLeavesTheQueue() {
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var calls = call("caller-leaves", 1)) {
      // when
      calls.succeeds();
      // then
      RouteContact routed = routed(router);
      withdrawn(router, routed, WithdrawContact.Reason.CUSTOMER_LEFT);
      CallEnded ended = facts.await(CallEnded.class, it -> of(it.contactId(), routed));
      assertThat(ended.by()).isEqualTo(EndedBy.CUSTOMER);
      assertThat(ended.joinedAt()).isNull();
    }
  }

  @Test
  void shouldTellACallerHerPlaceInTheQueue() {
    try (var _ = new RobotRouter(LONG);
        var calls = call("caller-told-place", 1)) {
      // then
      calls.succeeds();
    }
  }

  @Test
  void shouldDeclineForABusyPhoneAndTryTheNext() {
    int other = Sipp.freePort();
    String second = agent + "-2";
    try (var router = new RobotRouter(LONG, agent);
        var busy = Sipp.listens("agent-busy", phone, 1);
        var lifts = Sipp.listens("agent", other, 1, "-d", "100")) {
      registered();
      register(second, other);
      // when
      try (var calls = call("caller", 1, "-d", "500")) {
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
      registered();
      // when
      try (var calls = call("caller-leaves", 1)) {
        silent.succeeds();
        calls.succeeds();
      }
      // then
      withdrawn(router, routed(router), WithdrawContact.Reason.CUSTOMER_LEFT);
    }
  }

  @Test
  void shouldDeclineForAPhoneThatIsNotRegistered() {
    try (var router = new RobotRouter(LONG, agent);
        var calls = call("caller-leaves", 1)) {
      // when
      calls.succeeds();
      // then
      assertThat(router.heard(DeclineOffer.class))
          .extracting(DeclineOffer::reason)
          .containsExactly(DeclineReason.TECHNICAL);
    }
  }

  @Test
  @DisplayName("X1: who has waited long enough is called back in her turn")
  void shouldCallTheCustomerBack() {
    int home = Sipp.freePort();
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "200");
        var customer = Sipp.listens("agent-hangs-up", home, 1, "-d", "300")) {
      registered();
      try (var calls = callFrom(home, "caller-called-back-later")) {
        RouteContact routed = routed(router);
        Awaitility.await().atMost(PATIENCE).until(() -> router.open().startsWith("waiting 1"));
        router.maximumWait();
        calls.succeeds();
        assertThat(facts.await(CallEnded.class, it -> of(it.contactId(), routed)).by())
            .isEqualTo(EndedBy.CALLBACK);
        // when
        router.joins(agent);
        // then
        customer.succeeds();
        lifts.succeeds();
        facts.await(CallJoined.class, it -> of(it.contactId(), routed));
        facts.await(
            CallEnded.class, it -> of(it.contactId(), routed) && it.by() == EndedBy.CUSTOMER);
        assertThat(router.heard(ReportCallback.class))
            .containsExactly(new ReportCallback(routed.contactId(), CallbackOutcome.REACHED));
      }
    }
  }

  @Test
  @DisplayName("a waiting caller whose process died is told so, and will be called back")
  void shouldCallBackWhomADeadProcessLeftWaiting() {
    try (var router = new RobotRouter(LONG);
        var calls = call("caller-called-back-later", 1)) {
      RouteContact routed = routed(router);
      // when
      dies(routed.contactId());
      // then
      calls.succeeds();
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(router.heard(RequestCallback.class))
                      .containsExactly(
                          new RequestCallback(routed.contactId(), CallbackReason.GATEWAY_RESTART)));
      Awaitility.await().atMost(PATIENCE).until(() -> !switchboard.carries(routed.contactId()));
      router.closes(routed.contactId());
    }
  }

  @Test
  @DisplayName("both sides of a talking call whose process died get a BYE from the stored dialogs")
  void shouldCutOffWhoTalkedByADeadProcess() {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "100")) {
      registered();
      try (var calls = call("caller-hears-bye", 1)) {
        RouteContact routed = routed(router);
        facts.await(CallJoined.class, it -> of(it.contactId(), routed));
        // when
        dies(routed.contactId());
        // then
        calls.succeeds();
        lifts.succeeds();
        assertThat(facts.await(CallEnded.class, it -> of(it.contactId(), routed)).by())
            .isEqualTo(EndedBy.GATEWAY_RESTART);
        withdrawn(router, routed, WithdrawContact.Reason.GATEWAY_RESTART);
      }
    }
  }

  /** The call belongs to a process whose lease ran out. */
  private void dies(ContactId contact) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                store.one(
                        "select count(*) from calls where contact_id = ? and instance is not null",
                        Long.class,
                        contact.value())
                    == 1);
    store.run(
        "update calls set instance = 'dead-" + agent + "' where contact_id = '" + contact + "'");
    store.run(
        "insert into instances (id, leased_until) values ('dead-"
            + agent
            + "', now() - interval '1 minute')");
  }

  @Test
  void shouldEndTheCallThatIsHungUpAtTheDesk() {
    Desk desk = Desk.of(agent, OutsideWorld.DOMAIN, Role.AGENT);
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "100")) {
      registered();
      assertThat(desk.get("/api/gateway/desk/phone").<Boolean>path("reachable")).isTrue();
      try (var calls = call("caller-hears-bye", 1)) {
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
        withdrawn(router, routed, WithdrawContact.Reason.AGENT_HUNG_UP);
      }
    }
  }

  @Test
  void shouldRefuseANumberThatIsNotOurs() {
    try (var calls =
        Sipp.calls("caller-unknown-number", driver.address(), keys(), 1, "-s", "nobody")) {
      calls.succeeds();
    }
  }

  @Test
  void shouldAnswerStrangeRequestsAsTheStandardAsks() {
    try (var strange = Sipp.calls("strange-method", driver.address(), Map.of(), 1);
        var hops = Sipp.calls("no-hops-left", driver.address(), Map.of(), 1)) {
      strange.succeeds();
      hops.succeeds();
    }
  }

  @Test
  void shouldRegisterAndUnregisterAPhone() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      hasPhone(agent);
      // when
      register(agent, phone);
      // then
      commands.await(ReportPhone.class, it -> it.equals(report(true)));
      // when
      try (var leaves = registers("register", password(agent), agent, phone, 0)) {
        leaves.succeeds();
      }
      // then
      commands.await(ReportPhone.class, it -> it.equals(report(false)));
    }
  }

  @Test
  void shouldRefuseAPhoneWithAnotherPassword() {
    hasPhone(agent);
    try (var guesses = registers("register-refused", "wrong", agent, phone, 300)) {
      guesses.succeeds();
    }
    assertThat(registrations()).isZero();
  }

  @Test
  void shouldReportAPhoneWhoseRegistrationRanOut() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      registered();
      // when
      store.run("update phone_registrations set expires_at = now() where phone = '" + agent + "'");
      // then
      commands.await(ReportPhone.class, it -> it.equals(report(false)));
      assertThat(registrations()).isZero();
    }
  }

  @Test
  void shouldAskAPhoneWhetherItIsThere() {
    try (var there = Sipp.listens("there", phone, 1)) {
      registered();
      // when
      store.run("update phone_registrations set check_at = now() where phone = '" + agent + "'");
      // then
      there.succeeds();
      assertThat(
              store.one(
                  "select reachable from phone_registrations where phone = ?",
                  Boolean.class,
                  agent))
          .isTrue();
    }
  }

  @Test
  void shouldReportAPhoneThatIsNotThereAnyMore() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      registered();
      // when
      store.run("update phone_registrations set check_at = now() where phone = '" + agent + "'");
      // then
      Awaitility.await()
          .atMost(Duration.ofSeconds(45))
          .until(
              () ->
                  commands.all().stream()
                      .map(Message::body)
                      .anyMatch(it -> it.equals(report(false))));
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
        register(name, phone);
      }
      // when
      try (var calls = call("caller", 100, "-r", "10", "-d", "300")) {
        names.forEach(router::joins);
        calls.succeeds();
      }
      // then
      lifts.succeeds();
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                List<ChannelFact> said = facts.all().stream().map(Message::body).toList();
                assertThat(said).filteredOn(CallJoined.class::isInstance).hasSize(100);
                assertThat(said)
                    .filteredOn(
                        it -> it instanceof CallEnded ended && ended.by() == EndedBy.CUSTOMER)
                    .hasSize(100);
                assertThat(router.open()).isEqualTo("waiting 0, offered or assigned 0");
              });
      System.out.printf(
          "100 calls: %s; legs %d, calls %d%n", router.open(), driver.legs(), switchboard.count());
    }
  }

  private void registered() {
    register(agent, phone);
  }

  private void register(String name, int port) {
    hasPhone(name);
    try (var registers = registers("register", password(name), name, port, 300)) {
      registers.succeeds();
    }
  }

  private Sipp registers(String scenario, String password, String name, int port, int expires) {
    return Sipp.calls(
        scenario,
        driver.address(),
        Map.of("user", name, "contact_port", "" + port, "expires", "" + expires),
        1,
        "-au",
        name,
        "-ap",
        password);
  }

  /** The roster says so. */
  private void hasPhone(String name) {
    Router.putAgent(name, name);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                store.one("select count(*) from agent_phones where phone = ?", Long.class, name)
                    == 1);
  }

  private String password(String name) {
    return passwords.of(new DomainId(OutsideWorld.DOMAIN), name);
  }

  private Sipp call(String scenario, int calls, String... more) {
    var arguments = new ArrayList<>(List.of("-s", "support"));
    arguments.addAll(List.of(more));
    return Sipp.calls(scenario, driver.address(), keys(), calls, arguments.toArray(String[]::new));
  }

  /** Calls from where she can be called back. */
  private Sipp callFrom(int port, String scenario) {
    var keys = new HashMap<>(keys());
    keys.put("contact_port", "" + port);
    return Sipp.calls(scenario, driver.address(), keys, 1, "-s", "support");
  }

  private Map<String, String> keys() {
    return Map.of("caller", caller, "language", "fr-CA, de;q=0.5");
  }

  private RouteContact routed(RobotRouter router) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> router.heard(RouteContact.class), it -> !it.isEmpty())
        .getLast();
  }

  private static void withdrawn(
      RobotRouter router, RouteContact routed, WithdrawContact.Reason reason) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(router.heard(WithdrawContact.class))
                    .contains(new WithdrawContact(routed.contactId(), reason)));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> router.open().equals("waiting 0, offered or assigned 0"));
  }

  private static boolean of(ContactId contact, RouteContact routed) {
    return contact.equals(routed.contactId());
  }

  private ReportPhone report(boolean reachable) {
    return new ReportPhone(new AgentId(agent), reachable);
  }

  private long registrations() {
    return store.one("select count(*) from phone_registrations where phone = ?", Long.class, agent);
  }
}
