package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.ReportCallback;
import org.strowger.contracts.routing.ContactCommand.RequestCallback;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.wire.Topics;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.StrowgerInfra;
import org.strowger.testkit.TopicProbe;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("F3, O1: after each call no dialog, row, offer or assignment is left open")
class PhoneCallbackTest extends PhoneFixture {

  @Test
  @DisplayName("X1: who has waited long enough is called back in her turn")
  void shouldCallTheCustomerBack() {
    int home = FreePort.udp();
    try (var router = new RobotRouter(LONG);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "200");
        var customer = Sipp.listens("agent-hangs-up", home, 1, "-d", "300")) {
      phones.register(agent, phone);
      try (var calls = phones.callFrom(home, caller, "caller-called-back-later")) {
        RouteContact routed = routed(router);
        Awaitility.await()
            .atMost(PhoneRoom.PATIENCE)
            .until(() -> router.open().startsWith("waiting 1"));
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
        var calls = phones.call(caller, "caller-called-back-later", 1)) {
      RouteContact routed = routed(router);
      // when
      dies(routed.contactId());
      // then
      calls.succeeds();
      Awaitility.await()
          .atMost(PhoneRoom.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(router.heard(RequestCallback.class))
                      .containsExactly(
                          new RequestCallback(routed.contactId(), CallbackReason.GATEWAY_RESTART)));
      Awaitility.await()
          .atMost(PhoneRoom.PATIENCE)
          .until(() -> !switchboard.carries(routed.contactId()));
      router.closes(routed.contactId());
    }
  }

  @Test
  @DisplayName("TR10: a caller outside of hours is told that she is called back at the opening")
  void shouldTellACallerThatSheIsCalledBackAtTheOpening_TR10() {
    try (var router = new RobotRouter(LONG);
        var calls = phones.call(caller, "caller-deferred", 1)) {
      RouteContact routed = routed(router);
      // when
      Router.defers(routed, "We are closed");
      // then
      calls.succeeds();
      Awaitility.await()
          .atMost(PhoneRoom.PATIENCE)
          .until(() -> !switchboard.carries(routed.contactId()));
      router.closes(routed.contactId());
    }
  }

  @Test
  @DisplayName("both sides of a talking call whose process died get a BYE from the stored dialogs")
  void shouldCutOffWhoTalkedByADeadProcess() {
    try (var router = new RobotRouter(LONG, agent);
        var facts = TopicProbe.fromNow(Topics.CONTACTS);
        var lifts = Sipp.listens("agent", phone, 1, "-d", "100")) {
      phones.register(agent, phone);
      try (var calls = phones.call(caller, "caller-hears-bye", 1)) {
        RouteContact routed = routed(router);
        facts.await(CallJoined.class, it -> of(it.contactId(), routed));
        // when
        dies(routed.contactId());
        // then
        calls.succeeds();
        lifts.succeeds();
        assertThat(facts.await(CallEnded.class, it -> of(it.contactId(), routed)).by())
            .isEqualTo(EndedBy.GATEWAY_RESTART);
        router.awaitEnd(routed, WithdrawContact.Reason.GATEWAY_RESTART);
      }
    }
  }

  /** The call belongs to a process whose lease ran out. */
  private void dies(ContactId contact) {
    Awaitility.await()
        .atMost(PhoneRoom.PATIENCE)
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
}
