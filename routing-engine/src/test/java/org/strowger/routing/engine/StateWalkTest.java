package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.routing.engine.TestPlan.agent;
import static org.strowger.routing.engine.WalkScene.AGENT;
import static org.strowger.routing.engine.WalkScene.ASKED;
import static org.strowger.routing.engine.WalkScene.CONSULT_CONTACT;
import static org.strowger.routing.engine.WalkScene.CONTACT;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.ClearSuspension;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.AgentCommand.EndWrapUp;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.ConsultCommand.CancelConsult;
import org.strowger.contracts.routing.ContactCommand.DismissContact;
import org.strowger.contracts.routing.ContactCommand.DismissReason;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.SupervisorCommand.ResumeQueue;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Consult;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.RestrictedQueue;

@DisplayName("R14, R15, K1, M1: no state without a legal exit")
class StateWalkTest {

  /** An agent may have to end the wrap-up of one contact for each time that she had it. */
  private static final int ROUNDS = 3;

  private static final Map<WalkScene, StateWalk> WALKS = new EnumMap<>(WalkScene.class);

  /** What a supervisor and the agents can do in any state. */
  private static final List<RoutingCommand> WAYS_OUT =
      List.of(
          new PutAgents(List.of(agent("a"), agent("b"))),
          new ResumeQueue(WalkScene.LIVE, WalkScene.AUTHOR),
          new CancelConsult(null, CONSULT_CONTACT),
          new DismissContact(CONTACT, DismissReason.OTHER),
          new CloseContact(ASKED, CONTACT, "done"),
          new EndWrapUp(ASKED, CONTACT),
          new CloseContact(AGENT, CONTACT, "done"),
          new EndWrapUp(AGENT, CONTACT),
          new AgentConnected(AGENT, Exchange.DESK),
          new ClearSuspension(AGENT),
          new SetPresence(AGENT, Presence.AVAILABLE, null, null));

  @BeforeAll
  static void walk() {
    for (WalkScene scene : WalkScene.values()) {
      WALKS.put(scene, StateWalk.of(scene));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeadOutOfEveryState(WalkScene scene) {
    // given
    StateWalk walk = walkOf(scene);

    // when
    walk.found()
        .forEach(
            (name, state) -> {
              List<Entity> left = leave(walk, state);

              // then
              assertThat(left).as("after %s", name).noneMatch(StateWalkTest::isOpen);
              assertThat(agentOf(left).routable()).as("the agent after %s", name).isTrue();
            });
    assertThat(walk.found()).hasSizeBetween(50, StateWalk.MOST - 1);
  }

  @Test
  @DisplayName("R14: a command that no walk follows is missing here")
  void shouldFollowEveryCommandThereIs() {
    // when
    Set<Class<?>> followed =
        WALKS.values().stream()
            .flatMap(walk -> walk.followed().stream())
            .collect(Collectors.toSet());

    // then
    assertThat(followed).containsExactlyInAnyOrderElementsOf(kinds(RoutingCommand.class).toList());
  }

  @ParameterizedTest
  @EnumSource
  void shouldComeAcrossWhatItsSceneIsAbout(WalkScene scene) {
    // given
    String sign =
        switch (scene) {
          case CALL -> "called backtrue";
          case CHAT -> "idle";
          case CONSULT -> "consult engaged";
          case ROSTER -> "on loan";
        };

    // then
    assertThat(walkOf(scene).found().keySet()).anyMatch(name -> name.contains(sign));
  }

  private static StateWalk walkOf(WalkScene scene) {
    return Objects.requireNonNull(WALKS.get(scene));
  }

  private static Stream<Class<?>> kinds(Class<?> command) {
    return command.isSealed()
        ? Arrays.stream(command.getPermittedSubclasses()).flatMap(StateWalkTest::kinds)
        : Stream.of(command);
  }

  private static List<Entity> leave(StateWalk walk, StateWalk.State from) {
    StateWalk.State state = from;
    for (int round = 0; round < ROUNDS; round++) {
      for (RoutingCommand command : WAYS_OUT) {
        state = walk.after(state, command, Duration.ofSeconds(1));
      }
    }
    return state.entities();
  }

  private static boolean isOpen(Entity entity) {
    return entity instanceof Contact
        || entity instanceof Assignment
        || entity instanceof Consult
        || entity instanceof RestrictedQueue;
  }

  private static Agent agentOf(List<Entity> entities) {
    return entities.stream()
        .filter(Agent.class::isInstance)
        .map(Agent.class::cast)
        .filter(each -> each.id().equals(AGENT))
        .findFirst()
        .orElseThrow();
  }
}
