package org.strowger.routing.engine.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.plan.AttributePlan;
import org.strowger.contracts.plan.EntryRule;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;

/** Finds the rule for an arriving contact, and says whether the plan allows its attributes. */
public final class EntryRules {

  private static final int MAX_ATTRIBUTE_LENGTH = 256;

  /** What can match a contact of an entry point, in the plan's order. */
  private final Map<String, List<EntryRule>> byEntryPoint = new HashMap<>();

  private final List<EntryRule> anyEntryPoint = new ArrayList<>();

  private final Map<String, OpeningHours> calendars;

  EntryRules(List<EntryRule> rules, Map<String, OpeningHours> calendars) {
    this.calendars = calendars;
    for (EntryRule rule : rules) {
      rule.entryPoints().forEach(each -> byEntryPoint.put(each, new ArrayList<>()));
    }
    for (EntryRule rule : rules) {
      Collection<String> points =
          rule.entryPoints().isEmpty() ? byEntryPoint.keySet() : Set.copyOf(rule.entryPoints());
      points.forEach(each -> byEntryPoint.getOrDefault(each, anyEntryPoint).add(rule));
      if (rule.entryPoints().isEmpty()) {
        anyEntryPoint.add(rule);
      }
    }
  }

  /**
   * The first rule that matches; a valid plan always has one.
   *
   * @param now the exchange's time, for rules of hours
   */
  public EntryRule firstMatch(RouteContact contact, Instant now) {
    ContactLanguage language = contact.language();
    return firstMatch(
        new Traits(
            contact.channel(),
            contact.entryPoint(),
            language == null ? null : language.tag(),
            contact.attributes(),
            contact.customerTier()),
        now);
  }

  /** The first rule that would match a contact without attributes and tier. */
  public EntryRule firstMatch(
      ChannelType channel, String entryPoint, @Nullable String language, Instant now) {
    return firstMatch(new Traits(channel, entryPoint, language, Map.of(), null), now);
  }

  private EntryRule firstMatch(Traits contact, Instant now) {
    for (EntryRule rule : byEntryPoint.getOrDefault(contact.entryPoint(), anyEntryPoint)) {
      if (matches(rule, contact) && matches(rule, now)) {
        return rule;
      }
    }
    throw new IllegalStateException("Expected a last entry rule without condition but found none");
  }

  /** All of a contact that rules ask for. */
  private record Traits(
      ChannelType channel,
      String entryPoint,
      @Nullable String language,
      Map<String, String> attributes,
      @Nullable String tier) {}

  private static boolean matches(EntryRule rule, Traits contact) {
    return (rule.channels().isEmpty() || rule.channels().contains(contact.channel()))
        && (rule.languages().isEmpty() || speaks(rule.languages(), contact.language()))
        && (rule.attributes().isEmpty()
            || contact.attributes().entrySet().containsAll(rule.attributes().entrySet()))
        && (rule.tiers() == null
            || (contact.tier() != null && rule.tiers().contains(contact.tier())));
  }

  private boolean matches(EntryRule rule, Instant now) {
    return (rule.during() == null || isOpen(rule.during(), now))
        && (rule.outside() == null || !isOpen(rule.outside(), now));
  }

  private boolean isOpen(String calendar, Instant now) {
    OpeningHours hours = calendars.get(calendar);
    return hours != null && hours.isOpen(now);
  }

  /** The attributes of a contact from its arrival on: its own, and those that the rule sets. */
  public static Map<String, String> mergeAttributes(EntryRule rule, RouteContact contact) {
    if (rule.sets() == null) {
      return contact.attributes();
    }
    var all = new TreeMap<String, String>(contact.attributes());
    all.putAll(rule.sets());
    return all;
  }

  private static boolean speaks(List<String> ranges, @Nullable String language) {
    return language != null
        && ranges.stream().anyMatch(range -> LanguageTag.satisfies(language, range));
  }

  /** The attributes that the plan does not declare, as faults; values are not repeated. */
  public static List<Fault> findUndeclared(RoutingPlan plan, Map<String, String> attributes) {
    if (attributes.isEmpty()) {
      return List.of();
    }
    return attributes.entrySet().stream()
        .filter(each -> !isDeclared(plan, each.getKey(), each.getValue()))
        .map(
            each ->
                new Fault(
                    "attributes[" + each.getKey() + "]",
                    "",
                    "Expected an attribute and a value that the plan declares but got another"))
        .toList();
  }

  private static boolean isDeclared(RoutingPlan plan, String name, String value) {
    return value.length() <= MAX_ATTRIBUTE_LENGTH
        && plan.attributes().stream()
            .anyMatch(each -> each.name().equals(name) && allows(each, value));
  }

  private static boolean allows(AttributePlan attribute, String value) {
    return attribute.pattern() == null
        ? attribute.values().contains(value)
        : Pattern.matches(attribute.pattern(), value);
  }
}
