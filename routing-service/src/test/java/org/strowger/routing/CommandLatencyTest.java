package org.strowger.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.Question.ExplainContact;
import org.strowger.routing.desk.CommandSender;
import org.strowger.routing.streams.RoutingConfig;
import org.strowger.testkit.StrowgerInfra;

/**
 * Measures, and asserts only that there is an answer: from sending a command to its events read.
 */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
public class CommandLatencyTest {

  private static final Logger LOG = Logger.getLogger(CommandLatencyTest.class);
  private static final int WARM_UP = 200;
  private static final int MEASURED = 500;
  private static final Duration PAUSE = Duration.ofMillis(20);

  @Inject CommandSender sender;

  @Inject RoutingConfig config;

  @Test
  void shouldAnswerSoon() throws Exception {
    // given
    var domain = new DomainId(Operation.withAgents().domain());
    measure(domain, WARM_UP);

    // when
    List<Long> micros = measure(domain, MEASURED);

    // then
    assertThat(micros).hasSize(MEASURED);
    Collections.sort(micros);
    LOG.infof(
        "Command to readable events, commit interval %s, one command each %d ms: "
            + "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
        config.commitInterval(),
        PAUSE.toMillis(),
        micros.get(MEASURED / 2) / 1000.0,
        micros.get(MEASURED * 99 / 100) / 1000.0,
        micros.getLast() / 1000.0);
  }

  private List<Long> measure(DomainId domain, int commands)
      throws ExecutionException, InterruptedException, TimeoutException {
    var micros = new ArrayList<Long>(commands);
    var question = new ExplainContact(new ContactId("nobody"));
    for (int i = 0; i < commands; i++) {
      long started = System.nanoTime();
      var _ =
          sender
              .ask(domain, Actor.system("test"), CommandSender.freshId(), question)
              .get(20, TimeUnit.SECONDS);
      micros.add((System.nanoTime() - started) / 1000);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return micros;
  }
}
