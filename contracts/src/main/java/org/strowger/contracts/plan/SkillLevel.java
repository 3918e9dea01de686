package org.strowger.contracts.plan;

/**
 * A skill and the least level that is required.
 *
 * @param skill a skill declared in the plan
 * @param level 1–5
 */
public record SkillLevel(String skill, int level) {}
