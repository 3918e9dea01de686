package org.strowger.routing.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.RoutingPlan;

/** Finds everything that is wrong with a change of the roster. */
public final class RosterValidator {

  /** So many agents are put or removed by one command. */
  public static final int MAX_BATCH = 250;

  private static final String PHONE = "[A-Za-z0-9._+-]{1,64}";

  private RosterValidator() {}

  /** All faults of agents that are to be put on the roster under a plan. */
  public static List<Fault> validate(List<AgentDefinition> agents, RoutingPlan plan) {
    var faults = new Faults();
    checkSize(faults, agents.size());
    faults.requireUnique("agents", agents, AgentDefinition::id);
    faults.requireUnique(
        "agents.phone",
        agents.stream().filter(agent -> agent.phone() != null).toList(),
        AgentDefinition::phone);
    agents.forEach(agent -> check(faults, agent, plan));
    return faults.found();
  }

  /** All faults of agents that are to be removed. */
  public static List<Fault> validateRemovals(List<AgentId> ids, Predicate<AgentId> onRoster) {
    var faults = new Faults();
    checkSize(faults, ids.size());
    faults.requireUnique("agents", ids, id -> id);
    for (AgentId id : ids) {
      if (!onRoster.test(id)) {
        faults.add(
            "agents[" + id + "]", id, "Expected an agent of the roster but she is not on it");
      }
    }
    return faults.found();
  }

  private static void checkSize(Faults faults, int size) {
    if (size == 0) {
      faults.add("agents", null, "Expected an agent but there is none");
    }
    faults.requireAtMost("agents", size, MAX_BATCH);
  }

  private static void check(Faults faults, AgentDefinition agent, RoutingPlan plan) {
    String key = "agents[" + agent.id() + "]";
    faults.requirePresent(key + ".id", agent.id());
    faults.requirePresent(key + ".teamId", agent.teamId());
    if (plan.profiles().stream()
        .map(ProfilePlan::id)
        .noneMatch(id -> id.equals(agent.profileId()))) {
      faults.add(
          key + ".profileId",
          agent.profileId(),
          "Expected a profile of the plan but it declares no such one");
    }
    String phone = agent.phone();
    if (phone != null && !phone.matches(PHONE)) {
      faults.add(
          key + ".phone",
          phone,
          "Expected 1–64 letters, digits and . _ + - but it is another text");
    }
    checkLevels(faults, key + ".skills", agent.skills(), plan.skills(), "a skill");
    for (Map.Entry<String, Integer> each : agent.languages().entrySet()) {
      String language = key + ".languages[" + each.getKey() + "]";
      faults.requireRange(language, each.getValue(), 1, 5);
      if (plan.languages().stream().noneMatch(tag -> LanguageTag.satisfies(each.getKey(), tag))) {
        faults.add(
            language, each.getKey(), "Expected a language of the plan but it declares no such one");
      }
    }
  }

  private static void checkLevels(
      Faults faults, String key, Map<String, Integer> levels, List<String> declared, String what) {
    for (Map.Entry<String, Integer> each : levels.entrySet()) {
      String named = key + "[" + each.getKey() + "]";
      faults.requireDeclared(named, each.getKey(), declared, what);
      faults.requireRange(named, each.getValue(), 1, 5);
    }
  }
}
