package org.strowger.contracts.plan;

import java.util.Map;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.TeamId;

/**
 * One agent of the roster.
 *
 * @param skills skill → level 1–5
 * @param languages BCP 47 tag → level 1–5
 * @param active false keeps the agent but routes nothing to her
 */
public record AgentDefinition(
    AgentId id,
    TeamId teamId,
    ProfileId profileId,
    Map<String, Integer> skills,
    Map<String, Integer> languages,
    boolean active) {

  public AgentDefinition {
    skills = Copies.of(skills);
    languages = Copies.of(languages);
  }
}
