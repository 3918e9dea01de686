package org.strowger.routing.engine.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;

/** The plan that a domain routes by, with quick access to its parts by their ids. */
public final class PlanInForce {

  /** Before a domain's first plan. */
  public static final PlanInForce NONE = new PlanInForce(0, RoutingPlan.EMPTY);

  private final long version;
  private final RoutingPlan plan;
  private final Map<QueueId, QueuePlan> queues = new HashMap<>();
  private final Map<ProfileId, ProfilePlan> profiles = new HashMap<>();
  private final Map<String, EntryRule> rules = new HashMap<>();
  private final EntryRules entryRules;
  private final Set<String> dispositions = new HashSet<>();
  private @Nullable String fallbackDisposition;
  private final Set<String> languages;
  private final Map<String, OpeningHours> calendars = new HashMap<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private final Map<String, List<QueueId>> sharing = new HashMap<>();
  private final Map<ProfileId, Map<QueueId, Integer>> priorities = new HashMap<>();
  private final Map<ProfileId, Map<QueueId, Integer>> delaysOf = new HashMap<>();
  private final Map<QueueId, SortedSet<Integer>> delays = new HashMap<>();

  /** A plan that passed {@link PlanValidator}. */
  public PlanInForce(long version, RoutingPlan plan) {
    this.version = version;
    this.plan = plan;
    plan.queues().forEach(queue -> queues.put(queue.id(), queue));
    plan.profiles().forEach(this::index);
    plan.entryRules().forEach(rule -> rules.put(rule.name(), rule));
    entryRules = new EntryRules(plan.entryRules(), calendars);
    plan.dispositions().forEach(this::index);
    languages = new HashSet<>(plan.languages());
    if (plan.calendars() != null) {
      plan.calendars().forEach(each -> calendars.put(each.id(), new OpeningHours(each)));
    }
    if (plan.limits() != null) {
      plan.limits().forEach(each -> limits.put(each.name(), each.size()));
    }
    plan.queues().forEach(this::indexLimit);
  }

  private void indexLimit(QueuePlan queue) {
    String limit = queue.intake() == null ? null : queue.intake().sharedLimit();
    if (limit != null) {
      sharing.computeIfAbsent(limit, name -> new ArrayList<>()).add(queue.id());
    }
  }

  private void index(Disposition disposition) {
    dispositions.add(disposition.code());
    if (Boolean.TRUE.equals(disposition.fallback())) {
      fallbackDisposition = disposition.code();
    }
  }

  private void index(ProfilePlan profile) {
    profiles.put(profile.id(), profile);
    var served = new TreeMap<QueueId, Integer>();
    var waits = new HashMap<QueueId, Integer>();
    for (ServedQueue queue : profile.queues()) {
      served.put(queue.queueId(), queue.priority());
      if (queue.delay() > 0) {
        waits.put(queue.queueId(), queue.delay());
        delays.computeIfAbsent(queue.queueId(), id -> new TreeSet<>()).add(queue.delay());
      }
    }
    delaysOf.put(profile.id(), waits);
    priorities.put(profile.id(), new LinkedHashMap<>(served));
  }

  /** Its version; 0 before the first. */
  public long version() {
    return version;
  }

  /** The plan as it was published. */
  public RoutingPlan plan() {
    return plan;
  }

  /** A queue of the plan; null when it has no such one. */
  public @Nullable QueuePlan queue(QueueId id) {
    return queues.get(id);
  }

  /** A profile of the plan; null when it has no such one. */
  public @Nullable ProfilePlan profile(ProfileId id) {
    return profiles.get(id);
  }

  /** What agents of a queue must speak for a contact's language; null when it asks for none. */
  public @Nullable String requiredLanguage(QueueId id, @Nullable String contactLanguage) {
    QueuePlan queue = queues.get(id);
    if (queue == null || queue.languageLevel() == 0 || contactLanguage == null) {
      return null;
    }
    return languages.contains(contactLanguage)
        ? contactLanguage
        : LanguageTag.required(contactLanguage, plan.languages());
  }

  /**
   * The queues of a profile, by id, with the priority it gives each; empty for an unknown profile.
   */
  public Map<QueueId, Integer> queuesOf(ProfileId id) {
    return priorities.getOrDefault(id, Map.of());
  }

  /** The seconds for which a profile does not see a queue's contacts. */
  public int delay(ProfileId profile, QueueId queue) {
    return delaysOf.getOrDefault(profile, Map.of()).getOrDefault(queue, 0);
  }

  /** The different delays that profiles give a queue, the shortest first. */
  public List<Integer> delays(QueueId queue) {
    return List.copyOf(delays.getOrDefault(queue, Collections.emptySortedSet()));
  }

  /** The entry rule of a name that this plan has. */
  public EntryRule rule(String name) {
    EntryRule rule = rules.get(name);
    if (rule == null) {
      throw new IllegalStateException("Expected an entry rule " + name + " but there is none");
    }
    return rule;
  }

  /** The rules by which arriving contacts find their queue. */
  public EntryRules entryRules() {
    return entryRules;
  }

  /** What is taken when wrap-up ends without a disposition; null: nothing. */
  public @Nullable String fallbackDisposition() {
    return fallbackDisposition;
  }

  /** Whether the plan has a disposition with this code. */
  public boolean knowsDisposition(String code) {
    return dispositions.contains(code);
  }

  /** A calendar of the plan; null when it has no such one. */
  public @Nullable OpeningHours hours(String calendar) {
    return calendars.get(calendar);
  }

  /** The size of a shared limit; null when the plan has no such one. */
  public @Nullable Integer limit(String name) {
    return limits.get(name);
  }

  /** The queues that share a limit. */
  public List<QueueId> queuesSharing(String limit) {
    return sharing.getOrDefault(limit, List.of());
  }
}
