package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Matching;
import org.strowger.contracts.plan.QueuePlan.Step;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.plan.Qualification;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Nanos;
import org.strowger.routing.engine.state.Segment;
import org.strowger.routing.engine.state.WaitStage;

/**
 * What contacts of one kind ask of agents, step by step, and which agent classes meet each step.
 * Steps count from 0, the queue's own requirement; times are in nanoseconds.
 */
@SuppressWarnings("EnumOrdinal") // a byte for each class, in tables that are never stored
public final class RequirementLadder {

  private static final int STARVATION_TARGETS = 10;
  private static final EligibilityRule[] RULES = EligibilityRule.values();

  private final LadderKey key;
  private final Shape shape;
  private final int channel;
  private final List<Requirement> requirements;
  private final long[] opensAfter;
  private final long[] delays;
  private final List<Bits> sufficient = new ArrayList<>();

  /** For each step and class the place of the rule it fails, from 1; 0 for none. */
  private final List<byte[]> failedRules = new ArrayList<>();

  /** For each step and class the sum of its levels in what is required. */
  private final List<int[]> levels = new ArrayList<>();

  private int[] priorities = new int[8];
  private final String notServed;

  RequirementLadder(LadderKey key, PlanInForce plan) {
    this.key = key;
    this.shape = Shape.of(key, plan);
    this.channel = Channels.place(key.channel());
    this.requirements = Requirement.ladder(plan, key);
    this.opensAfter =
        shape.matching().steps().stream().mapToLong(RequirementLadder::opensAfter).toArray();
    this.delays = shape.delays().stream().mapToLong(each -> each * Nanos.OF_A_SECOND).toArray();
    this.notServed = "profile without queue " + key.queueId();
    requirements.forEach(
        each -> {
          sufficient.add(new Bits());
          failedRules.add(new byte[8]);
          levels.add(new int[8]);
        });
  }

  private static long opensAfter(Step step) {
    return step.afterSeconds() * Nanos.OF_A_SECOND;
  }

  /**
   * What of a plan decides how its contacts wait; under plans of equal shapes they wait alike.
   *
   * @param languages of the plan; none when the queue asks for none
   */
  record Shape(
      @Nullable QueuePlan queue, Matching matching, List<Integer> delays, List<String> languages) {

    static Shape of(LadderKey key, PlanInForce plan) {
      QueuePlan queue = plan.queue(key.queueId());
      Matching matching = queue == null ? null : queue.matching();
      boolean asks = queue != null && queue.languageLevel() > 0;
      return new Shape(
          queue,
          matching == null ? Matching.USUAL : matching,
          plan.delays(key.queueId()),
          asks ? plan.plan().languages() : List.of());
    }
  }

  LadderKey key() {
    return key;
  }

  Shape shape() {
    return shape;
  }

  /** The queue; null when the plan has none of that id. */
  public @Nullable QueuePlan queue() {
    return shape.queue();
  }

  /** Whether the queue's contacts are taken by agents, and not offered to them. */
  public boolean pulled() {
    QueuePlan queue = queue();
    return queue != null && queue.delivery() == QueuePlan.Delivery.PULL;
  }

  /** The place of the channel among all. */
  public int channel() {
    return channel;
  }

  /** The channel on which all of the contacts came. */
  public ChannelType channelType() {
    return key.channel();
  }

  /** What a step asks of agents. */
  public Requirement requirement(int step) {
    return requirements.get(step);
  }

  /** What agents lack whose profile is without the queue, for people: most of a domain's are. */
  public String notServed() {
    return notServed;
  }

  int lastStep() {
    return requirements.size() - 1;
  }

  /** How many tiers of delays there are; contacts pass from one to the next by waiting. */
  int tiers() {
    return delays.length + 1;
  }

  /** The classes that meet a step, delays apart. */
  Bits sufficient(int step) {
    return sufficient.get(step);
  }

  /** The rule by which a class does not meet a step; null when it does. */
  @Nullable EligibilityRule failedRule(int step, int classId) {
    int failed = failedRules.get(step)[classId];
    return failed == 0 ? null : RULES[failed - 1];
  }

  boolean skipsUnstaffed() {
    return shape.matching().skipWhenUnstaffed();
  }

  /** The least wait of a profile that sees the contacts of a tier, in seconds. */
  int delayOf(int tier) {
    return tier == 0 ? 0 : shape.delays().get(tier - 1);
  }

  /** The priority a class's profile gives the queue, from 1. */
  public int priority(AgentClass agentClass) {
    return priorities[agentClass.id()];
  }

  /** The sum of a class's levels in what a step requires. */
  public int levels(int step, AgentClass agentClass) {
    return levels.get(step)[agentClass.id()];
  }

  /** Compares a class with all steps. */
  void evaluate(PlanInForce plan, AgentClass agentClass) {
    int id = agentClass.id();
    AgentDefinition example = agentClass.example();
    makeRoom(id);
    Integer priority = plan.queuesOf(example.profileId()).get(key.queueId());
    priorities[id] = priority == null ? Integer.MAX_VALUE : priority;
    for (int step = 0; step < requirements.size(); step++) {
      var qualification = new Qualification(plan, example, requirements.get(step));
      EligibilityRule failed = qualification.firstFailed();
      failedRules.get(step)[id] = (byte) (failed == null ? 0 : failed.ordinal() + 1);
      levels.get(step)[id] = qualification.levels();
      sufficient.get(step).set(id, failed == null);
    }
  }

  private void makeRoom(int classId) {
    if (classId < priorities.length) {
      return;
    }
    int size = classId * 2;
    priorities = Arrays.copyOf(priorities, size);
    for (int step = 0; step < requirements.size(); step++) {
      failedRules.set(step, Arrays.copyOf(failedRules.get(step), size));
      levels.set(step, Arrays.copyOf(levels.get(step), size));
    }
  }

  /** Forgets a class that has no members any more. */
  void remove(AgentClass closed) {
    for (Bits each : sufficient) {
      each.set(closed.id(), false);
    }
  }

  /** How far a segment has come by waiting. */
  WaitStage stageAt(Segment segment, long now, boolean preferred) {
    long waited = now - Nanos.of(segment.enqueuedAt());
    return WaitStage.of(passed(opensAfter, waited), passed(delays, waited), preferred);
  }

  private static int passed(long[] boundaries, long waited) {
    int passed = 0;
    while (passed < boundaries.length && boundaries[passed] <= waited) {
      passed++;
    }
    return passed;
  }

  /** When a contact's wait stage ends, or it starves; {@link Long#MAX_VALUE} for never. */
  long stageEnd(Contact.Waiting contact) {
    Segment segment = contact.segment();
    WaitStage stage = contact.waitStage();
    long joined = Nanos.of(segment.enqueuedAt());
    long end = Long.MAX_VALUE;
    if (stage.step() < opensAfter.length) {
      end = joined + opensAfter[stage.step()];
    }
    if (stage.tier() < delays.length) {
      end = Math.min(end, joined + delays[stage.tier()]);
    }
    if (stage.preferred()) {
      end = Math.min(end, preferredUntil(segment));
    }
    if (segment.starvedAt() == null) {
      end = Math.min(end, starvesAt(contact));
    }
    return end;
  }

  /** When a contact comes before all priorities; {@link Long#MAX_VALUE} for never. */
  long starvesAt(Contact.Waiting contact) {
    QueuePlan queue = shape.queue();
    Integer seconds = shape.matching().starvationSeconds();
    if (queue == null) {
      return Long.MAX_VALUE;
    }
    long bound =
        seconds == null ? (long) STARVATION_TARGETS * queue.target().withinSeconds() : seconds;
    return Nanos.of(contact.request().arrivedAt()) + bound * Nanos.OF_A_SECOND;
  }

  /** Until when a contact waits for the agent it prefers. */
  long preferredUntil(Segment segment) {
    Integer seconds = shape.matching().preferredSeconds();
    return Nanos.of(segment.enqueuedAt()) + (seconds == null ? 0 : seconds) * Nanos.OF_A_SECOND;
  }
}
