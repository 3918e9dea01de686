package org.strowger.routing.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.AttributePlan;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.Capacity;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.WrapUp;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.plan.WaitingLimit;

/**
 * Plans for tests. The entry point {@code x} leads to queue {@code x} with priority 5, {@code x!}
 * with priority 1, anything else to the first queue.
 */
public final class TestPlan {

  private final List<QueuePlan> queues = new ArrayList<>();
  private final List<ProfilePlan> profiles = new ArrayList<>();
  private final List<CalendarPlan> calendars = new ArrayList<>();
  private final List<WaitingLimit> limits = new ArrayList<>();
  private final List<EntryRule> first = new ArrayList<>();
  private List<String> languages = List.of("de", "en", "fr");
  private final List<Disposition> dispositions =
      new ArrayList<>(List.of(new Disposition("done", "Done")));

  public static TestPlan of(Queue... queues) {
    var plan = new TestPlan();
    for (Queue queue : queues) {
      plan.queues.add(queue.build());
    }
    return plan;
  }

  public TestPlan profile(Profile profile) {
    profiles.add(profile.build());
    return this;
  }

  public TestPlan calendar(CalendarPlan calendar) {
    calendars.add(calendar);
    return this;
  }

  /** A rule that is asked before all others. */
  public TestPlan rule(EntryRule rule) {
    first.add(rule);
    return this;
  }

  public TestPlan limit(String name, int size) {
    limits.add(new WaitingLimit(name, size));
    return this;
  }

  /** What is taken when wrap-up ends without a disposition. */
  public TestPlan fallback(String code) {
    dispositions.add(new Disposition(code, code, true));
    return this;
  }

  /** Instead of de, en, fr. */
  public TestPlan languages(String... tags) {
    languages = List.of(tags);
    return this;
  }

  /** With a profile {@code all} that serves every queue at the same priority. */
  public RoutingPlan build() {
    if (profiles.isEmpty()) {
      var all = new Profile("all");
      queues.forEach(queue -> all.serves(queue.id().value(), 1));
      profiles.add(all.build());
    }
    var rules = new ArrayList<EntryRule>(first);
    for (QueuePlan queue : queues) {
      rules.add(rule(queue.id().value() + "-first", List.of(queue.id() + "!"), queue.id(), 1));
      rules.add(rule(queue.id().value(), List.of(queue.id().value()), queue.id(), 5));
    }
    rules.add(rule("default", List.of(), queues.getFirst().id(), 5));
    return new RoutingPlan(
        List.of("refunds", "returns"),
        languages,
        List.of(new AttributePlan("tier", List.of("gold", "silver"), null)),
        dispositions,
        List.of("lunch"),
        queues,
        profiles,
        rules,
        calendars,
        limits);
  }

  private static EntryRule rule(
      String name, List<String> entryPoints, QueueId queue, int priority) {
    return new EntryRule(
        name, List.of(), entryPoints, List.of(), Map.of(), queue, List.of(), priority);
  }

  public static Queue queue(String id) {
    return new Queue(id);
  }

  public static Profile profileOf(String id) {
    return new Profile(id);
  }

  /** An agent of profile {@code all} with no skills and no languages; her phone is her id. */
  public static AgentDefinition agent(String id) {
    return agent(id, "all", Map.of(), Map.of());
  }

  public static AgentDefinition agent(
      String id, String profile, Map<String, Integer> skills, Map<String, Integer> languages) {
    return new AgentDefinition(
        new AgentId(id), new TeamId("team"), new ProfileId(profile), skills, languages, true, id);
  }

  /** An agent of profile {@code all} without a phone. */
  public static AgentDefinition withoutPhone(String id) {
    return new AgentDefinition(
        new AgentId(id), new TeamId("team"), new ProfileId("all"), Map.of(), Map.of(), true);
  }

  /** A queue with an offer timeout of 30 s, a back-off of 60 s and no wrap-up. */
  public static final class Queue {

    private final String id;
    private QueuePlan.Delivery delivery = QueuePlan.Delivery.PUSH;
    private final Map<String, Integer> skills = new TreeMap<>();
    private int language;
    private WrapUp wrapUp = new WrapUp(WrapUp.Mode.NONE, 0);
    private QueuePlan.@Nullable MaximumWait maximumWait;
    private QueuePlan.@Nullable Callback callback;
    private QueuePlan.Ranking ranking = QueuePlan.Ranking.LONGEST_AVAILABLE;
    private final List<QueuePlan.Step> steps = new ArrayList<>();
    private boolean skips;
    private @Nullable Integer starvation;
    private @Nullable Integer preferred;
    private @Nullable Intake intake;
    private final List<ChannelType> autoAccept = new ArrayList<>();

    private Queue(String id) {
      this.id = id;
    }

    public Queue pull() {
      delivery = QueuePlan.Delivery.PULL;
      return this;
    }

    public Queue requires(String skill, int level) {
      skills.put(skill, level);
      return this;
    }

    public Queue languageLevel(int level) {
      language = level;
      return this;
    }

    public Queue wrapUp(WrapUp.Mode mode, int seconds) {
      wrapUp = new WrapUp(mode, seconds);
      return this;
    }

    public Queue maximumWait(int seconds, QueuePlan.MaximumWait.Then then) {
      maximumWait = new QueuePlan.MaximumWait(seconds, then);
      return this;
    }

    public Queue callback(int attempts, int gapSeconds) {
      callback = new QueuePlan.Callback(attempts, gapSeconds);
      return this;
    }

    public Queue intake(Intake rules) {
      intake = rules;
      return this;
    }

    public Queue autoAccept(ChannelType channel) {
      autoAccept.add(channel);
      return this;
    }

    public Queue ranking(QueuePlan.Ranking order) {
      ranking = order;
      return this;
    }

    /** After so many seconds a level of a skill suffices; 0 asks for it no more. */
    public Queue lowers(int after, String skill, int level) {
      return step(after, Map.of(skill, level), List.of(), List.of(), false);
    }

    /** After so many seconds agents of a list do. */
    public Queue opensTo(int after, String list) {
      return step(after, Map.of(), List.of(), List.of(list), false);
    }

    /** After so many seconds another language does. */
    public Queue accepts(int after, String language) {
      return step(after, Map.of(), List.of(language), List.of(), false);
    }

    public Queue opensToAnyone(int after) {
      return step(after, Map.of(), List.of(), List.of(), true);
    }

    private Queue step(
        int after,
        Map<String, Integer> levels,
        List<String> languages,
        List<String> lists,
        boolean anyone) {
      steps.add(new QueuePlan.Step(after, levels, null, languages, lists, anyone));
      return this;
    }

    public Queue skipsUnstaffed() {
      skips = true;
      return this;
    }

    public Queue starvesAfter(int seconds) {
      starvation = seconds;
      return this;
    }

    public Queue prefersFor(int seconds) {
      preferred = seconds;
      return this;
    }

    QueuePlan build() {
      return new QueuePlan(
          new QueueId(id),
          id,
          delivery,
          new QueuePlan.ServiceTarget(80, 120),
          5,
          ZoneId.of("Europe/Vienna"),
          skills.entrySet().stream().map(e -> new SkillLevel(e.getKey(), e.getValue())).toList(),
          language,
          30,
          60,
          wrapUp,
          ranking,
          maximumWait,
          callback,
          new QueuePlan.Matching(steps, skips, starvation, preferred),
          intake,
          autoAccept);
    }
  }

  /**
   * A profile for two mails, two posts, four chats or one call at once, all of which may be offered
   * at once, suspended after two misses.
   */
  public static final class Profile {

    private final String id;
    private final List<ServedQueue> served = new ArrayList<>();
    private final Map<ChannelType, Integer> costs = new EnumMap<>(ChannelType.class);
    private final Map<ChannelType, Integer> maximums = new EnumMap<>(ChannelType.class);
    private final Map<ChannelType, List<ChannelType>> interrupts = new EnumMap<>(ChannelType.class);
    private int units = 100;
    private int misses = 2;
    private @Nullable Integer idleChat;
    private @Nullable Integer offersAtOnce = 10;

    private Profile(String id) {
      this.id = id;
      costs.put(ChannelType.EMAIL, 50);
      costs.put(ChannelType.SOCIAL, 50);
      costs.put(ChannelType.CHAT, 25);
      costs.put(ChannelType.TASK, 20);
      costs.put(ChannelType.VOICE, 100);
    }

    public Profile serves(String queue, int priority) {
      served.add(new ServedQueue(new QueueId(queue), priority));
      return this;
    }

    public Profile serves(String queue, int priority, int delay) {
      served.add(new ServedQueue(new QueueId(queue), priority, delay));
      return this;
    }

    /** Beside a contact of the first channel only contacts of the second are offered. */
    public Profile letsThrough(ChannelType present, ChannelType channel) {
      interrupts.put(present, List.of(channel));
      return this;
    }

    public Profile cost(ChannelType channel, int cost) {
      costs.put(channel, cost);
      return this;
    }

    public Profile maximum(ChannelType channel, int contacts) {
      maximums.put(channel, contacts);
      return this;
    }

    public Profile units(int all) {
      units = all;
      return this;
    }

    public Profile idleChat(int seconds) {
      idleChat = seconds;
      return this;
    }

    /**
     * How many offers of a channel group stand at once; null: what a plan says that says nothing.
     */
    public Profile offersAtOnce(@Nullable Integer offers) {
      offersAtOnce = offers;
      return this;
    }

    public Profile misses(int allowed) {
      misses = allowed;
      return this;
    }

    ProfilePlan build() {
      return new ProfilePlan(
          new ProfileId(id),
          id,
          served,
          new Capacity(units, costs, maximums, interrupts, idleChat),
          misses,
          60,
          offersAtOnce);
    }
  }
}
