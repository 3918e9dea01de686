package org.strowger.contracts.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.TeamId;

/**
 * One agent of the roster.
 *
 * @param skills skill → level 1–5
 * @param languages BCP 47 tag → level 1–5
 * @param active false keeps the agent but routes nothing to her
 * @param phone the user part under which her phone registers; null when she has none
 * @param lists the named lists she is on, for steps of queues that ask them; null when on none
 */
public record AgentDefinition(
    AgentId id,
    TeamId teamId,
    ProfileId profileId,
    Map<String, @Bounds(min = 1, max = 5) Integer> skills,
    Map<String, @Bounds(min = 1, max = 5) Integer> languages,
    boolean active,
    @Bounds(form = "[A-Za-z0-9._+-]{1,64}") @Nullable String phone,
    @Nullable List<String> lists) {

  public AgentDefinition {
    skills = Copies.of(skills);
    languages = Copies.of(languages);
    lists = lists == null ? null : List.copyOf(lists);
  }

  /** An agent on no list. */
  public AgentDefinition(
      AgentId id,
      TeamId teamId,
      ProfileId profileId,
      Map<String, Integer> skills,
      Map<String, Integer> languages,
      boolean active,
      @Nullable String phone) {
    this(id, teamId, profileId, skills, languages, active, phone, null);
  }

  /** An agent without a phone. */
  public AgentDefinition(
      AgentId id,
      TeamId teamId,
      ProfileId profileId,
      Map<String, Integer> skills,
      Map<String, Integer> languages,
      boolean active) {
    this(id, teamId, profileId, skills, languages, active, null, null);
  }
}
