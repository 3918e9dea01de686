package org.strowger.contracts.plan;

import org.strowger.contracts.Bounds;

/**
 * A skill and the least level that is required.
 *
 * @param skill a skill declared in the plan
 * @param level 1–5
 */
public record SkillLevel(String skill, @Bounds(min = 1, max = 5) int level) {}
