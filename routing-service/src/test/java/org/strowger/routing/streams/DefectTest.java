package org.strowger.routing.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.wire.WireRecord;

@DisplayName("TR36: the defect of a decider is traced, counted and an alarm; the router goes on")
class DefectTest {

  private final Router router = new Router();
  private final List<String> logged = new ArrayList<>();
  private final Logger log = Logger.getLogger(DefectAlarm.class.getName());
  private final Handler listener = new Listener();

  @BeforeEach
  void listen() {
    log.addHandler(listener);
    router.send(Commands.publish(Commands.PLAN));
    router.send(Commands.available("anna"));
  }

  @AfterEach
  void stop() {
    log.removeHandler(listener);
    router.close();
  }

  @Test
  void shouldRejectAndTraceWithoutWhatTheCommandSays_TR36() {
    // when
    CommandRejected rejected = fail();

    // then
    assertThat(rejected.code()).isEqualTo(RejectionCode.INTERNAL);
    assertThat(logged)
        .singleElement()
        .asString()
        .contains("AcceptOffer", "NullPointerException at ", "OfferDecider.accept")
        .doesNotContain("anna");
  }

  @Test
  void shouldCountAndRaiseTheAlarm_TR36() {
    // given
    var health = new DefectHealth(router.metrics());
    assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

    // when
    fail();
    fail();

    // then
    HealthCheckResponse alarm = health.call();
    assertThat(alarm.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(alarm.getData().orElseThrow()).containsEntry("AcceptOffer", 2L);
    assertThat(router.counted("routing.defects")).isEqualTo(2);
  }

  @Test
  void shouldTraceAfterARestartTooAndDecideOn_TR36() {
    // given
    router.restart();

    // when
    fail();

    // then
    assertThat(logged).hasSize(1);
    assertThat(
            RoutingProcessorTest.all(
                OfferIssued.class, router.send(Commands.mail("c-1", router.now()))))
        .hasSize(1);
  }

  /** Accepts an offer that the command does not name, which no client of ours leaves out. */
  private CommandRejected fail() {
    var accept = new AcceptOffer(new AgentId("anna"), new OfferId(new ContactId("c-1"), 1));
    WireRecord like = Commands.record(Router.DOMAIN, "incomplete", accept);
    var forwarded =
        router.send(
            new WireRecord(
                like.topic(),
                like.key(),
                like.headers(),
                "{\"agentId\":\"anna\"}".getBytes(UTF_8)));
    assertThat(forwarded).hasSize(1);
    return (CommandRejected) Router.event(forwarded.getFirst()).body();
  }

  private final class Listener extends Handler {

    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
