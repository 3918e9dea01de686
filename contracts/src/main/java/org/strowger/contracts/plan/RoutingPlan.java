package org.strowger.contracts.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;

/**
 * How one operation routes: versioned data, validated before it is accepted. A plan travels in
 * parts of the same shape; the plan is their {@link #plus sum} in the order of their numbers.
 *
 * @param skills the names of the skills
 * @param languages the languages spoken, BCP 47
 * @param attributes the attributes a contact may carry
 * @param dispositions the codes an agent may close with
 * @param breakReasons the reasons an agent may give for ON_BREAK
 * @param queues at most 1,000
 * @param profiles what kinds of agents there are
 * @param entryRules first match wins; the last has no condition
 * @param calendars when queues are open; null: there are none
 * @param limits shared by queues; null: there are none
 */
public record RoutingPlan(
    @Bounds(max = 200) List<@Bounds(form = Bounds.CODE) String> skills,
    @Bounds(max = 50) List<String> languages,
    List<AttributePlan> attributes,
    @Bounds(min = 1) List<Disposition> dispositions,
    @Bounds(max = 200) List<@Bounds(form = Bounds.CODE) String> breakReasons,
    @Bounds(max = 1_000) List<QueuePlan> queues,
    List<ProfilePlan> profiles,
    @Bounds(min = 1) List<EntryRule> entryRules,
    @Nullable List<CalendarPlan> calendars,
    @Nullable List<WaitingLimit> limits) {

  /** A plan that routes nothing: what a domain has before its first plan. */
  public static final RoutingPlan EMPTY =
      new RoutingPlan(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public RoutingPlan {
    skills = Copies.of(skills);
    languages = Copies.of(languages);
    attributes = Copies.of(attributes);
    dispositions = Copies.of(dispositions);
    breakReasons = Copies.of(breakReasons);
    queues = Copies.of(queues);
    profiles = Copies.of(profiles);
    entryRules = Copies.of(entryRules);
    calendars = calendars == null || calendars.isEmpty() ? null : List.copyOf(calendars);
    limits = limits == null || limits.isEmpty() ? null : List.copyOf(limits);
  }

  /** A plan without calendars and limits. */
  public RoutingPlan(
      List<String> skills,
      List<String> languages,
      List<AttributePlan> attributes,
      List<Disposition> dispositions,
      List<String> breakReasons,
      List<QueuePlan> queues,
      List<ProfilePlan> profiles,
      List<EntryRule> entryRules) {
    this(
        skills,
        languages,
        attributes,
        dispositions,
        breakReasons,
        queues,
        profiles,
        entryRules,
        null,
        null);
  }

  /** This plan's lists followed by those of the next part. */
  public RoutingPlan plus(RoutingPlan next) {
    return new RoutingPlan(
        concat(skills, next.skills),
        concat(languages, next.languages),
        concat(attributes, next.attributes),
        concat(dispositions, next.dispositions),
        concat(breakReasons, next.breakReasons),
        concat(queues, next.queues),
        concat(profiles, next.profiles),
        concat(entryRules, next.entryRules),
        concat(Copies.of(calendars), Copies.of(next.calendars)),
        concat(Copies.of(limits), Copies.of(next.limits)));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    var both = new ArrayList<T>(first.size() + second.size());
    both.addAll(first);
    both.addAll(second);
    return both;
  }
}
