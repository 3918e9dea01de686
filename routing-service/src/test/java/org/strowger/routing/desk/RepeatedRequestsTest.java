package org.strowger.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.PullNext;
import org.strowger.servicekit.problem.Problem;

class RepeatedRequestsTest {

  private static final AgentId ANNA = new AgentId("anna");

  private final RepeatedRequests requests = new RepeatedRequests();
  private final List<CompletableFuture<CommandOutcome>> sent = new ArrayList<>();

  @Test
  void shouldSendOnceAndAnswerBothAlsoWhileTheFirstIsUnderWay() {
    // given
    var first = requests.once("key", new PullNext(ANNA), this::send);
    var second = requests.once("key", new PullNext(ANNA), this::send);

    // when
    sent.getFirst().complete(new CommandOutcome("key", 7, 1, List.of()));

    // then
    assertThat(sent).hasSize(1);
    assertThat(first.join()).isEqualTo(second.join());
  }

  @Test
  void shouldSendAgainWhatCouldNotBeSent() {
    // given
    var _ = requests.once("key", new PullNext(ANNA), this::send);
    sent.getFirst().completeExceptionally(new IllegalStateException("no broker"));

    // when
    var _ = requests.once("key", new PullNext(ANNA), this::send);

    // then
    assertThat(sent).hasSize(2);
  }

  @Test
  void shouldTryAgainWhenTheRouterWasAway() {
    // given
    var _ =
        requests.once(
            "key",
            new PullNext(ANNA),
            () -> {
              throw Problem.unavailable(
                  "router_unavailable", "Expected a router but found none", 1);
            });

    // when
    var _ = requests.once("key", new PullNext(ANNA), this::send);

    // then
    assertThat(sent).hasSize(1);
  }

  @Test
  void shouldRefuseAnotherCommandUnderTheSameKey() {
    var _ = requests.once("key", new PullNext(ANNA), this::send);

    assertThatThrownBy(() -> requests.once("key", new ClearSuspension(ANNA), this::send))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Expected");
  }

  private CompletableFuture<CommandOutcome> send() {
    var answer = new CompletableFuture<CommandOutcome>();
    sent.add(answer);
    return answer;
  }
}
