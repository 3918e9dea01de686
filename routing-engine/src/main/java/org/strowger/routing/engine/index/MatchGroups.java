package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.QueueId;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.state.WaitStage;

/** The requirement ladders in use and their groups, compared with every agent class. */
final class MatchGroups implements AgentClasses.Listener {

  private final AgentClasses classes;
  private final Map<LadderKey, LadderGroups> ladders = new LinkedHashMap<>();
  private final List<MatchGroup> groups = new ArrayList<>();
  private final Map<QueueId, List<MatchGroup>> byQueue = new HashMap<>();
  private PlanInForce plan = PlanInForce.NONE;

  MatchGroups(AgentClasses classes) {
    this.classes = classes;
  }

  PlanInForce plan() {
    return plan;
  }

  MatchGroup get(int id) {
    return groups.get(id);
  }

  List<MatchGroup> ofQueue(QueueId queueId) {
    return byQueue.getOrDefault(queueId, List.of());
  }

  /** How many ladders there are. */
  int ladders() {
    return ladders.size();
  }

  /** The ladder of a key; null when nobody waited on it since the groups were built. */
  @Nullable RequirementLadder find(LadderKey key) {
    LadderGroups found = ladders.get(key);
    return found == null ? null : found.ladder();
  }

  /** The ladder of a key; when there is none yet, one for this question only. */
  RequirementLadder look(LadderKey key) {
    RequirementLadder found = find(key);
    return found == null ? evaluated(key) : found;
  }

  /** The group of a key and stage; when there is none yet, one for this question only. */
  MatchGroup look(LadderKey key, WaitStage stage) {
    LadderGroups found = ladders.get(key);
    RequirementLadder ladder = found == null ? evaluated(key) : found.ladder();
    int step = Math.min(stage.step(), ladder.lastStep());
    MatchGroup known = found == null ? null : found.group(step, stage.tier());
    if (known != null) {
      return known;
    }
    var group = new MatchGroup(MatchGroup.NOBODYS, ladder, step, stage.tier());
    group.stepInForce(stepInForce(group));
    classes.forEach(each -> group.evaluate(each.agentClass(), delayOf(group, each.agentClass())));
    return group;
  }

  /** The ladder of a key, kept from now on. */
  LadderGroups openLadder(LadderKey key) {
    LadderGroups known = ladders.get(key);
    if (known == null) {
      known = new LadderGroups(evaluated(key));
      ladders.put(key, known);
    }
    return known;
  }

  /** The group of a ladder and stage, kept from now on. */
  MatchGroup open(LadderGroups of, WaitStage stage) {
    int step = Math.min(stage.step(), of.ladder().lastStep());
    MatchGroup known = of.group(step, stage.tier());
    if (known != null) {
      return known;
    }
    var group = new MatchGroup(groups.size(), of.ladder(), step, stage.tier());
    groups.add(group);
    byQueue.computeIfAbsent(of.ladder().key().queueId(), _ -> new ArrayList<>()).add(group);
    of.add(group);
    group.stepInForce(stepInForce(group));
    evaluate(group);
    return group;
  }

  private RequirementLadder evaluated(LadderKey key) {
    var ladder = new RequirementLadder(key, plan);
    classes.forEach(each -> ladder.evaluate(plan, each.agentClass()));
    return ladder;
  }

  private void evaluate(MatchGroup group) {
    classes.forEach(each -> evaluate(group, each.agentClass()));
  }

  private void evaluate(MatchGroup group, AgentClass agentClass) {
    boolean serves = group.evaluate(agentClass, delayOf(group, agentClass));
    agentClass.serve(group.id(), group.ladder().priority(agentClass), serves);
  }

  private int delayOf(MatchGroup group, AgentClass agentClass) {
    return plan.delay(agentClass.example().profileId(), group.ladder().key().queueId());
  }

  @Override
  public void classOpened(AgentClass opened) {
    for (LadderGroups each : ladders.values()) {
      each.ladder().evaluate(plan, opened);
    }
    for (MatchGroup group : groups) {
      evaluate(group, opened);
    }
  }

  @Override
  public void classClosed(AgentClass closed) {
    for (LadderGroups each : ladders.values()) {
      each.ladder().remove(closed);
    }
    for (MatchGroup group : groups) {
      group.remove(closed);
    }
  }

  /** The first step from the group's own on that somebody signed in meets; else its own. */
  private int stepInForce(MatchGroup group) {
    RequirementLadder ladder = group.ladder();
    if (ladder.skipsUnstaffed()) {
      Bits staffed = classes.staffed(ladder.channel());
      for (int step = group.step(); step <= ladder.lastStep(); step++) {
        if (ladder.sufficient(step).meets(staffed)) {
          return step;
        }
      }
    }
    return group.step();
  }

  /**
   * Passes over steps for which nobody is signed in now.
   *
   * @return the groups that other agents can serve than before, but empty ones
   */
  List<MatchGroup> updateStepsInForce() {
    var changed = new ArrayList<MatchGroup>();
    for (MatchGroup group : groups) {
      if (group.ladder().skipsUnstaffed()) {
        int step = stepInForce(group);
        if (step != group.stepInForce()) {
          group.stepInForce(step);
          evaluate(group);
          if (!group.isEmpty()) {
            changed.add(group);
          }
        }
      }
    }
    return changed;
  }

  /**
   * Forgets all ladders and groups, and compares with the classes anew what is opened from now on.
   *
   * @return the ladders there were, in the order in which they were opened
   */
  Collection<LadderGroups> clear(PlanInForce changed) {
    var before = List.copyOf(ladders.values());
    plan = changed;
    ladders.clear();
    groups.clear();
    byQueue.clear();
    classes.forEach(each -> each.agentClass().serveNothing());
    return before;
  }
}
