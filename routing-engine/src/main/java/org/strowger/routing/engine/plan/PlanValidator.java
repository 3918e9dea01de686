package org.strowger.routing.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.AttributePlan;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;

/** Finds everything that is wrong with a plan, before it can do harm. */
public final class PlanValidator {

  private static final int MAX_QUEUES = 1_000;
  private static final int MAX_SKILLS = 200;
  private static final int MAX_LANGUAGES = 50;
  private static final int MAX_DELAYS = 4;
  private static final int MAX_LISTS = 64;

  private final RoutingPlan plan;
  private final Faults faults = new Faults();

  private PlanValidator(RoutingPlan plan) {
    this.plan = plan;
  }

  /** All faults of the plan; none when it may come into force. */
  public static List<Fault> validate(RoutingPlan plan) {
    return new PlanValidator(plan).validate();
  }

  private List<Fault> validate() {
    checkNames("skills", plan.skills(), MAX_SKILLS);
    checkLanguages();
    checkAttributes();
    checkDispositions();
    checkNames("breakReasons", plan.breakReasons(), MAX_SKILLS);
    checkQueues();
    checkProfiles();
    new EntryRuleCheck(plan, faults).run();
    new IntakeCheck(plan, faults).run();
    return faults.found();
  }

  private void checkNames(String key, List<String> names, int most) {
    faults.requireAtMost(key, names.size(), most);
    faults.requireUnique(key, names, name -> name);
    names.forEach(name -> faults.requireCode(key + "[" + name + "]", name));
  }

  private void checkLanguages() {
    faults.requireAtMost("languages", plan.languages().size(), MAX_LANGUAGES);
    faults.requireUnique("languages", plan.languages(), tag -> tag.toLowerCase(Locale.ROOT));
    for (String tag : plan.languages()) {
      if (!LanguageTag.wellFormed(tag)) {
        faults.add("languages[" + tag + "]", tag, "Expected a BCP 47 tag but it is none");
      }
    }
  }

  private void checkAttributes() {
    faults.requireUnique("attributes", plan.attributes(), AttributePlan::name);
    for (AttributePlan attribute : plan.attributes()) {
      String key = "attributes[" + attribute.name() + "]";
      faults.requireText(key + ".name", attribute.name());
      String pattern = attribute.pattern();
      if (pattern == null && attribute.values().isEmpty()) {
        faults.add(key, null, "Expected values or a pattern but there is neither");
      } else if (pattern != null && !attribute.values().isEmpty()) {
        faults.add(key, pattern, "Expected values or a pattern but there are both");
      } else if (pattern != null) {
        checkPattern(key + ".pattern", pattern);
      }
    }
  }

  private void checkPattern(String key, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      faults.add(key, pattern, "Expected a regular expression but " + e.getDescription());
    }
  }

  private void checkDispositions() {
    if (plan.dispositions().isEmpty()) {
      faults.add("dispositions", null, "Expected a code to close contacts with but there is none");
    }
    faults.requireUnique("dispositions", plan.dispositions(), Disposition::code);
    for (Disposition disposition : plan.dispositions()) {
      String key = "dispositions[" + disposition.code() + "]";
      faults.requireCode(key + ".code", disposition.code());
      faults.requireText(key + ".name", disposition.name());
    }
    long fallbacks =
        plan.dispositions().stream().filter(each -> Boolean.TRUE.equals(each.fallback())).count();
    if (fallbacks > 1) {
      faults.add("dispositions", null, "Expected one fallback at most but there are " + fallbacks);
    }
  }

  private void checkQueues() {
    faults.requireAtMost("queues", plan.queues().size(), MAX_QUEUES);
    faults.requireUnique("queues", plan.queues(), QueuePlan::id);
    var check = new QueueCheck(plan, faults);
    plan.queues().forEach(check::run);
    Set<QueueId> served = new TreeSet<>();
    for (ProfilePlan profile : plan.profiles()) {
      profile.queues().stream()
          .map(ProfilePlan.ServedQueue::queueId)
          .filter(id -> id != null)
          .forEach(served::add);
    }
    checkBounds();
    for (QueuePlan queue : plan.queues()) {
      if (queue.id() != null && !served.contains(queue.id())) {
        faults.add(
            "queues[" + queue.id() + "]",
            queue.id(),
            "Expected a profile that serves the queue but nobody could ever");
      }
    }
  }

  /** The router's indexes are made for so many. */
  private void checkBounds() {
    var delays = new TreeMap<QueueId, Set<Integer>>();
    for (ProfilePlan profile : plan.profiles()) {
      for (ProfilePlan.ServedQueue served : profile.queues()) {
        if (served.queueId() != null && served.delay() > 0) {
          delays.computeIfAbsent(served.queueId(), id -> new TreeSet<>()).add(served.delay());
        }
      }
    }
    delays.forEach(
        (id, different) ->
            faults.requireAtMost("queues[" + id + "].delays", different.size(), MAX_DELAYS));
    var lists = new TreeSet<String>();
    for (QueuePlan queue : plan.queues()) {
      if (queue.matching() != null) {
        queue.matching().steps().forEach(step -> lists.addAll(step.lists()));
      }
    }
    faults.requireAtMost("lists", lists.size(), MAX_LISTS);
  }

  private void checkProfiles() {
    faults.requireUnique("profiles", plan.profiles(), ProfilePlan::id);
    var check = new ProfileCheck(plan, faults);
    plan.profiles().forEach(check::run);
  }
}
