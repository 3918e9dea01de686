package org.strowger.routing.engine.match;

import java.util.function.Function;
import java.util.function.Predicate;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/**
 * A rule that an agent must pass to be given a contact.
 *
 * @param rule its name in explanations
 * @param passed whether she passes
 * @param lacks what she lacks, for people; asked only when she does not pass
 */
record HardRule(
    EligibilityRule rule, Predicate<Candidate> passed, Function<Candidate, String> lacks) {}
