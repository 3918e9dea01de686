package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.DeskAnswer.TargetAgent;
import org.strowger.contracts.routing.DeskAnswer.TargetQueue;
import org.strowger.contracts.routing.DeskAnswer.TargetSkill;
import org.strowger.contracts.routing.DeskAnswer.TargetsTold;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.StaffingCheck;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.OpeningHours;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.DomainState;

/**
 * Says to whom a contact can be passed on, as it is now. It looks at the queues and at who is at a
 * desk, never at the whole roster.
 */
final class TargetTeller {

  private static final int MOST_AGENTS = 200;
  private static final int LEVELS = 5;

  private final DomainIndex index;
  private final DomainState state;
  private final AdmissionRules rules;
  private final StaffingCheck staffing;

  TargetTeller(DomainIndex index) {
    this.index = index;
    this.state = index.state();
    this.rules = new AdmissionRules(index);
    this.staffing = new StaffingCheck(index);
  }

  TargetsTold tell(Agent asking, ChannelType channel) {
    Preconditions.requireKnown(channel);
    List<TargetAgent> agents = agents(asking, channel);
    return new TargetsTold(
        asking.id(),
        channel,
        state.now(),
        state.plan().plan().queues().stream()
            .map(QueuePlan::id)
            .sorted()
            .map(id -> queue(id, channel))
            .toList(),
        agents.stream().limit(MOST_AGENTS).toList(),
        skills(agents));
  }

  private TargetQueue queue(QueueId id, ChannelType channel) {
    LadderKey key = LadderKey.of(state.plan(), id, channel, List.of(), (String) null);
    OpeningHours hours = rules.hours(id);
    boolean paused = index.waiting().isPaused(id);
    boolean attended = !paused && staffing.isAttended(key);
    return new TargetQueue(
        id,
        !RestrictionRules.isClosed(state, id) && (hours == null || hours.isOpen(state.now())),
        paused,
        attended,
        attended && index.forecaster().isSomebodyFree(key),
        index.inLine(id),
        attended ? index.forecaster().forecastArrival(key) : null);
  }

  private List<TargetAgent> agents(Agent asking, ChannelType channel) {
    var there = new ArrayList<TargetAgent>();
    for (AgentId id : index.roster().atDesks()) {
      Agent agent = state.agent(id);
      if (agent != null && agent.signedIn() && !id.equals(asking.id())) {
        there.add(agent(agent, channel));
      }
    }
    there.sort(Comparator.comparing((TargetAgent each) -> !each.reachable()));
    return there;
  }

  private TargetAgent agent(Agent agent, ChannelType channel) {
    int room = AvailabilityCheck.room(index, agent, channel);
    boolean rings = channel != ChannelType.VOICE || agent.phoneReachable();
    return new TargetAgent(
        agent.id(),
        AgentStates.of(agent, index.roster().load(agent.id()), agent.connected()),
        agent.routable() && rings && room > 0,
        room,
        agent.definition().languages(),
        agent.definition().skills());
  }

  private List<TargetSkill> skills(List<TargetAgent> agents) {
    Map<String, int[][]> counts = new LinkedHashMap<>();
    state.plan().plan().skills().forEach(skill -> counts.put(skill, new int[2][LEVELS]));
    for (TargetAgent agent : agents) {
      agent
          .skills()
          .forEach(
              (skill, level) -> {
                int[][] count = counts.get(skill);
                for (int i = 0; count != null && i < level; i++) {
                  count[0][i]++;
                  count[1][i] += agent.reachable() ? 1 : 0;
                }
              });
    }
    return counts.entrySet().stream()
        .map(
            each ->
                new TargetSkill(each.getKey(), list(each.getValue()[0]), list(each.getValue()[1])))
        .toList();
  }

  private static List<Integer> list(int[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
