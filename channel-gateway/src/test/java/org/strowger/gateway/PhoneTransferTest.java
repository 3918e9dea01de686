package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR20: a call follows its contact, and nothing is left open after it")
class PhoneTransferTest extends PhoneFixture {

  private final int next = FreePort.udp();
  private final String second = agent + "-2";

  @Test
  @DisplayName("TR20: a transferred customer waits on the line and talks with the next agent")
  void shouldGoOnWithTheNextAgent() {
    goesOn("caller-transferred");
  }

  @Test
  @DisplayName("TR20: so does one whose phone asks something at the same moment (RFC 3261, 14.1)")
  void shouldGoOnWhenBothAskAtOnce() {
    goesOn("caller-in-glare");
  }

  private void goesOn(String scenario) {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var first = Sipp.listens("agent", phone, 1, "-d", "100");
        var then = Sipp.listens("agent-next", next, 1, "-d", "100")) {
      phones.register(agent, phone);
      phones.register(second, next);
      try (var calls = phones.call(caller, scenario, 1, "-d", "500")) {
        RouteContact routed = routed(router);
        facts.await(CallJoined.class, it -> of(it.contactId(), routed));
        // when
        router.transfers(routed.contactId());
        // then
        first.succeeds();
        staysOnTheLine(routed.contactId());
        router.joins(second);
        calls.succeeds();
        then.succeeds();
        assertThat(
                facts.await(
                    CallEnded.class,
                    it -> of(it.contactId(), routed) && it.by() == EndedBy.TRANSFER))
            .extracting(CallEnded::agentId)
            .isEqualTo(new AgentId(agent));
        facts.await(
            CallJoined.class,
            it -> of(it.contactId(), routed) && it.agentId().equals(new AgentId(second)));
        facts.await(
            CallEnded.class, it -> of(it.contactId(), routed) && it.by() == EndedBy.CUSTOMER);
        router.awaitEnd(routed, WithdrawContact.Reason.CUSTOMER_LEFT);
      }
    }
  }

  @Test
  @DisplayName("TR20: a customer who was called back is transferred on the line she was reached on")
  void shouldKeepTheLineOfACustomerWhoWasCalledBack() {
    int home = FreePort.udp();
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var first = Sipp.listens("agent", phone, 1, "-d", "100");
        var then = Sipp.listens("agent-next-hangs-up", next, 1, "-d", "300");
        var customer = Sipp.listens("customer-transferred", home, 1, "-d", "100")) {
      phones.register(agent, phone);
      phones.register(second, next);
      try (var calls = phones.callFrom(home, caller, "caller-called-back-later")) {
        RouteContact routed = routed(router);
        Awaitility.await()
            .atMost(PhoneRoom.PATIENCE)
            .until(() -> router.open().startsWith("waiting 1"));
        router.maximumWait();
        calls.succeeds();
        router.joins(agent);
        facts.await(CallJoined.class, it -> of(it.contactId(), routed));
        // when
        router.transfers(routed.contactId());
        first.succeeds();
        staysOnTheLine(routed.contactId());
        router.joins(second);
        // then
        customer.succeeds();
        then.succeeds();
        router.awaitEnd(routed, WithdrawContact.Reason.AGENT_HUNG_UP);
      }
    }
  }

  @Test
  @DisplayName("TR20: a customer who hangs up between two agents has left")
  void shouldForgetACustomerWhoLeavesBetweenTwoAgents() {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var first = Sipp.listens("agent", phone, 1, "-d", "100")) {
      phones.register(agent, phone);
      try (var calls = phones.call(caller, "caller-leaves-between", 1, "-d", "500")) {
        RouteContact routed = routed(router);
        facts.await(CallJoined.class, it -> of(it.contactId(), routed));
        // when
        router.transfers(routed.contactId());
        // then
        first.succeeds();
        calls.succeeds();
        router.awaitEnd(routed, WithdrawContact.Reason.CUSTOMER_LEFT);
      }
    }
  }

  /** Longer than the reconciler takes to find a call whose contact is with nobody. */
  private void staysOnTheLine(ContactId contact) {
    Awaitility.await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(10))
        .until(() -> switchboard.carries(contact));
  }
}
