package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR22: all phones of an agent ring, the first that is lifted has the call")
class PhoneDevicesTest extends PhoneFixture {

  private final int soft = FreePort.udp();

  @Test
  @DisplayName("TR22: the phone that is lifted has the call, the other hears that it was")
  void shouldRingBothPhones_TR22() {
    try (var router = new RobotRouter(LONG, agent);
        var silent = Sipp.listens("agent-silent-elsewhere", phone, 1);
        var lifts = Sipp.listens("agent", soft, 1, "-d", "700")) {
      phones.register(agent, phone);
      phones.register(agent, soft);
      // when
      try (var calls = phones.call(caller, "caller", 1, "-d", "300")) {
        calls.succeeds();
      }
      // then
      silent.succeeds();
      lifts.succeeds();
      router.awaitEnd(routed(router), WithdrawContact.Reason.CUSTOMER_LEFT);
    }
  }

  @Test
  @DisplayName("TR22: a phone that is busy leaves the call to the other")
  void shouldRingOnWhenOneIsBusy_TR22() {
    try (var router = new RobotRouter(LONG, agent);
        var busy = Sipp.listens("agent-busy", phone, 1);
        var lifts = Sipp.listens("agent", soft, 1, "-d", "500")) {
      phones.register(agent, phone);
      phones.register(agent, soft);
      // when
      try (var calls = phones.call(caller, "caller", 1, "-d", "300")) {
        calls.succeeds();
      }
      // then
      busy.succeeds();
      lifts.succeeds();
      assertThat(router.heard(DeclineOffer.class)).isEmpty();
    }
  }

  @Test
  @DisplayName("TR22: when both are busy the offer is declined once")
  void shouldDeclineOnceWhenBothAreBusy_TR22() {
    try (var router = new RobotRouter(LONG, agent);
        var one = Sipp.listens("agent-busy", phone, 1);
        var other = Sipp.listens("agent-busy", soft, 1)) {
      phones.register(agent, phone);
      phones.register(agent, soft);
      // when
      try (var calls = phones.call(caller, "caller-leaves", 1)) {
        one.succeeds();
        other.succeeds();
        calls.succeeds();
      }
      // then
      assertThat(router.heard(DeclineOffer.class))
          .extracting(DeclineOffer::reason)
          .containsExactly(DeclineReason.BUSY);
    }
  }

  @Test
  @DisplayName("TR22: a phone that leaves takes no other with it; the last one does")
  void shouldStayReachableByTheOtherPhone_TR22() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
        var router = new RobotRouter(LONG)) {
      phones.register(agent, phone);
      phones.register(agent, soft);
      // when
      leaves(soft);
      // then
      assertThat(devices()).isEqualTo(1);
      try (var lifts = Sipp.listens("agent", phone, 1, "-d", "100");
          var calls = phones.call(caller, "caller", 1, "-d", "300")) {
        router.joins(agent);
        calls.succeeds();
        lifts.succeeds();
      }
      // when
      leaves(phone);
      // then
      commands.await(ReportPhone.class, it -> it.equals(report(false)));
      assertThat(commands.all().stream().map(Message::body).filter(this::isMine).distinct())
          .containsExactly(report(true), report(false));
    }
  }

  @Test
  @DisplayName("TR22: no more phones are kept than anybody has")
  void shouldKeepTenPhonesOfAnAgent_TR22() {
    for (int i = 0; i < 12; i++) {
      phones.register(agent, FreePort.udp());
    }
    Awaitility.await().atMost(PhoneRoom.PATIENCE).until(() -> devices() == 10);
  }

  private void leaves(int port) {
    try (var leaves = phones.registers("register", phones.password(agent), agent, port, 0)) {
      leaves.succeeds();
    }
  }

  /** What was said of her phone; the roster makes it be said again. */
  private boolean isMine(RoutingCommand said) {
    return said instanceof ReportPhone phone && phone.agentId().equals(new AgentId(agent));
  }

  private long devices() {
    return store.one("select count(*) from phone_registrations where phone = ?", Long.class, agent);
  }

  private ReportPhone report(boolean reachable) {
    return new ReportPhone(new AgentId(agent), reachable);
  }
}
