package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("F3, O1: after each call no dialog, row, offer or assignment is left open")
class PhoneRegistrationTest extends PhoneFixture {

  @Test
  void shouldRegisterAndUnregisterAPhone() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      phones.hasPhone(agent);
      // when
      phones.register(agent, phone);
      // then
      commands.await(ReportPhone.class, it -> it.equals(report(true)));
      // when
      try (var leaves = phones.registers("register", phones.password(agent), agent, phone, 0)) {
        leaves.succeeds();
      }
      // then
      commands.await(ReportPhone.class, it -> it.equals(report(false)));
    }
  }

  @Test
  void shouldRefuseAPhoneWithAnotherPassword() {
    phones.hasPhone(agent);
    try (var guesses = phones.registers("register-refused", "wrong", agent, phone, 300)) {
      guesses.succeeds();
    }
    assertThat(registrations()).isZero();
  }

  @Test
  void shouldReportAPhoneWhoseRegistrationRanOut() {
    try (var commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS)) {
      phones.register(agent, phone);
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
      phones.register(agent, phone);
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
      phones.register(agent, phone);
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

  private ReportPhone report(boolean reachable) {
    return new ReportPhone(new AgentId(agent), reachable);
  }

  private long registrations() {
    return store.one("select count(*) from phone_registrations where phone = ?", Long.class, agent);
  }
}
