package org.strowger.routing.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;

class RosterFileTest {

  @Test
  void shouldReadAgentsAndWhoLeaves() {
    // when
    RosterFile roster =
        RosterFile.parse(
            """
            agents:
              - id: u-1
                teamId: team-1
                profileId: generalist
                skills: {general: 4}
                languages: {de: 5}
                active: true
            remove: [u-2]
            """);

    // then
    assertThat(roster.agents().getFirst().languages()).containsEntry("de", 5);
    assertThat(roster.remove()).extracting(Object::toString).containsExactly("u-2");
  }

  @Test
  void shouldNotGuessWhetherAnAgentIsActive() {
    // when
    Problem problem =
        catchThrowableOfType(
            Problem.class,
            () ->
                RosterFile.parse(
                    """
                    agents:
                      - {id: u-1, teamId: "team 1", profileId: generalist, level: 3}
                    """));

    // then
    assertThat(problem.faults())
        .extracting(FieldFault::pointer)
        .containsExactlyInAnyOrder("agents[u-1].active", "agents[u-1].teamId", "agents[u-1].level");
  }
}
