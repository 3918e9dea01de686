package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Matching;
import org.strowger.contracts.plan.QueuePlan.Step;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.routing.engine.plan.PlanInForce;

/**
 * What contacts of one kind ask of agents, step by step, and which classes meet each step. It has a
 * group of contacts for each step and delay.
 */
@SuppressWarnings("EnumOrdinal") // a byte for each class, in tables that are never stored
public final class RequirementLadder {

  private static final int STARVATION_TARGETS = 10;
  private static final EligibilityRule[] RULES = EligibilityRule.values();

  private final Key key;
  private final Shape shape;
  private final int channel;
  private final List<Requirement> requirements;
  private final List<Step> steps;
  private final long[] opensAfter;
  private final long[] delays;
  private final List<Bits> suffices = new ArrayList<>();

  /** For each step and class the rule by which it falls, one more than its place; 0 for none. */
  private final List<byte[]> verdicts = new ArrayList<>();

  private final List<int[]> skills = new ArrayList<>();
  private int[] priorities = new int[8];
  private final @Nullable MatchGroup[][] groups;
  private final String notServed;

  RequirementLadder(Key key, PlanInForce plan) {
    this.key = key;
    this.shape = Shape.of(key, plan);
    this.channel = AgentEntry.place(key.channel());
    this.steps = shape.matching().steps();
    this.requirements = Requirement.ladder(plan, key);
    this.opensAfter =
        steps.stream().mapToLong(each -> each.afterSeconds() * Nanos.OF_A_SECOND).toArray();
    this.delays = shape.delays().stream().mapToLong(each -> each * Nanos.OF_A_SECOND).toArray();
    this.groups = new MatchGroup[requirements.size()][delays.length + 1];
    this.notServed = "profile without queue " + key.queueId();
    requirements.forEach(
        each -> {
          suffices.add(new Bits());
          verdicts.add(new byte[8]);
          skills.add(new int[8]);
        });
  }

  /**
   * What contacts of one chain have in common.
   *
   * @param language the plan's that a contact's own lies in: {@code de-AT} waits with {@code de};
   *     null when the queue asks for none
   */
  record Key(
      QueueId queueId,
      ChannelType channel,
      List<SkillLevel> ruleSkills,
      @Nullable String language) {

    static Key of(PlanInForce plan, Contact contact) {
      ContactRequest request = contact.request();
      return of(
          plan,
          contact.segment().queueId(),
          request.channel(),
          request.ruleSkills(),
          request.language());
    }

    static Key of(
        PlanInForce plan,
        QueueId queueId,
        ChannelType channel,
        List<SkillLevel> ruleSkills,
        @Nullable ContactLanguage language) {
      String tag = language == null ? null : language.tag();
      return new Key(queueId, channel, ruleSkills, plan.spokenIn(queueId, tag));
    }
  }

  /**
   * What of a plan decides where its contacts stand; equal shapes leave them where they are.
   *
   * @param languages of the plan; none when the queue asks for none
   */
  record Shape(
      @Nullable QueuePlan queue, Matching matching, List<Integer> delays, List<String> languages) {

    static Shape of(Key key, PlanInForce plan) {
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

  Key key() {
    return key;
  }

  Shape shape() {
    return shape;
  }

  public @Nullable QueuePlan queue() {
    return shape.queue();
  }

  public int channel() {
    return channel;
  }

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

  /** Which classes meet a step, delays apart. */
  public Bits suffices(int step) {
    return suffices.get(step);
  }

  /** The rule by which a class does not meet a step; null when it does. */
  @Nullable EligibilityRule verdict(int step, int classId) {
    int verdict = verdicts.get(step)[classId];
    return verdict == 0 ? null : RULES[verdict - 1];
  }

  boolean skipsUnstaffed() {
    return shape.matching().skipWhenUnstaffed();
  }

  /** The least wait of a profile that sees the groups of a tier, in seconds. */
  int delayOf(int tier) {
    return tier == 0 ? 0 : shape.delays().get(tier - 1);
  }

  List<MatchGroup> groups() {
    var found = new ArrayList<MatchGroup>();
    for (@Nullable MatchGroup[] ofStep : groups) {
      for (MatchGroup group : ofStep) {
        if (group != null) {
          found.add(group);
        }
      }
    }
    return found;
  }

  @Nullable MatchGroup group(int step, int tier) {
    return groups[step][tier];
  }

  void add(MatchGroup group) {
    groups[group.step()][group.tier()] = group;
  }

  /** The priority a class's profile gives the queue. */
  public int priority(AgentClass of) {
    return priorities[of.id()];
  }

  /** The sum of a class's levels in what a step requires. */
  public int skill(int step, AgentClass of) {
    return skills.get(step)[of.id()];
  }

  /** Judges a class anew. */
  void judge(PlanInForce plan, AgentClass each) {
    makeRoom(each.id());
    Integer priority = plan.queuesOf(each.like().profileId()).get(key.queueId());
    priorities[each.id()] = priority == null ? Integer.MAX_VALUE : priority;
    for (int step = 0; step < requirements.size(); step++) {
      var qualification = new Qualification(plan, each.like(), requirements.get(step));
      EligibilityRule failed = qualification.failed();
      verdicts.get(step)[each.id()] = (byte) (failed == null ? 0 : failed.ordinal() + 1);
      skills.get(step)[each.id()] = qualification.skill();
      suffices.get(step).set(each.id(), failed == null);
    }
  }

  private void makeRoom(int classId) {
    if (classId < priorities.length) {
      return;
    }
    int size = classId * 2;
    priorities = Arrays.copyOf(priorities, size);
    for (int step = 0; step < requirements.size(); step++) {
      verdicts.set(step, Arrays.copyOf(verdicts.get(step), size));
      skills.set(step, Arrays.copyOf(skills.get(step), size));
    }
  }

  /** Forgets a class that has no members any more. */
  void dismiss(AgentClass gone) {
    for (int step = 0; step < requirements.size(); step++) {
      suffices.get(step).set(gone.id(), false);
    }
  }

  /** How far a contact has come by waiting. */
  WaitStage lineAt(Segment segment, long now, boolean preferred) {
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

  /** When a contact's place in line changes next by itself; {@link Long#MAX_VALUE} for never. */
  long nextChange(Contact.Waiting contact, WaitStage line) {
    Segment segment = contact.segment();
    long joined = Nanos.of(segment.enqueuedAt());
    long next = Long.MAX_VALUE;
    if (line.step() < opensAfter.length) {
      next = joined + opensAfter[line.step()];
    }
    if (line.tier() < delays.length) {
      next = Math.min(next, joined + delays[line.tier()]);
    }
    if (line.preferred()) {
      next = Math.min(next, preferredUntil(segment));
    }
    if (segment.starvedAt() == null) {
      next = Math.min(next, starvesAt(contact));
    }
    return next;
  }

  /** When a contact comes before all priorities. */
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
