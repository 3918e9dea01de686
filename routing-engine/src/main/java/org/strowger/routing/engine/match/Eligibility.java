package org.strowger.routing.engine.match;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/** The hard rules, in the order in which they are checked: who passes all may have the contact. */
final class Eligibility {

  private static final List<HardRule> RULES =
      List.of(
          new HardRule(
              EligibilityRule.ACTIVE, each -> each.agent().definition().active(), _ -> "inactive"),
          new HardRule(EligibilityRule.CONNECTED, each -> each.agent().connected(), _ -> "no desk"),
          new HardRule(
              EligibilityRule.PRESENCE,
              Candidate::isPresent,
              each -> each.agent().presence().name()),
          new HardRule(
              EligibilityRule.SUSPENSION,
              each -> each.agent().availability().suspension() == null,
              each -> String.valueOf(each.agent().availability().suspension())),
          new HardRule(
              EligibilityRule.QUEUE,
              each -> each.qualification().serves(),
              each -> each.group().ladder().notServed()),
          new HardRule(
              EligibilityRule.CHANNEL,
              each -> each.qualification().cost() != null,
              each -> "profile without channel " + each.qualification().requirement().channel()),
          new HardRule(EligibilityRule.PHONE, Candidate::canRing, _ -> "no phone to ring"),
          new HardRule(
              EligibilityRule.PREFERRED,
              Candidate::isPreferable,
              each -> "waits for " + each.preferred()),
          new HardRule(
              EligibilityRule.DELAY,
              each -> each.remainingDelay() == 0,
              each -> "sees it after " + each.remainingDelay() + " s"),
          new HardRule(
              EligibilityRule.SKILL,
              each -> each.qualification().skilled(),
              each -> each.qualification().missingSkill()),
          new HardRule(
              EligibilityRule.LANGUAGE,
              each -> each.qualification().speaks(),
              each -> each.qualification().missingLanguage()),
          new HardRule(
              EligibilityRule.BACKOFF,
              each -> !each.backsOff(),
              _ -> "backs off from this contact"),
          new HardRule(
              EligibilityRule.INTERRUPT,
              each -> each.blockingChannel() == null,
              each -> "busy with " + each.blockingChannel()),
          new HardRule(EligibilityRule.CAPACITY, Candidate::hasRoom, Candidate::missingRoom),
          new HardRule(
              EligibilityRule.OFFERED, Candidate::hasAnswered, _ -> "has an offer to answer first"),
          new HardRule(EligibilityRule.PAUSED, each -> !each.isPaused(), _ -> "queue is paused"));

  private static final Map<EligibilityRule, HardRule> BY_NAME =
      RULES.stream()
          .collect(
              Collectors.toMap(
                  HardRule::rule,
                  Function.identity(),
                  (first, _) -> first,
                  () -> new EnumMap<>(EligibilityRule.class)));

  private Eligibility() {}

  static HardRule rule(EligibilityRule name) {
    return Objects.requireNonNull(BY_NAME.get(name));
  }

  /** The first rule the agent fails; null when she is eligible. */
  static @Nullable HardRule firstFailed(Candidate candidate) {
    for (HardRule rule : RULES) {
      if (!rule.passed().test(candidate)) {
        return rule;
      }
    }
    return null;
  }
}
