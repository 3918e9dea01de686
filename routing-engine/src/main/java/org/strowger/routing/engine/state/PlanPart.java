package org.strowger.routing.engine.state;

import org.strowger.contracts.plan.RoutingPlan;

/**
 * A part of a plan, staged or in force; a whole plan is never stored as one value.
 *
 * @param version of the plan
 * @param part its number, from 1
 * @param parts how many the plan has
 * @param content what it adds to the plan
 */
public record PlanPart(long version, int part, int parts, RoutingPlan content) implements Entity {

  /** The key of a part. */
  public static String keyOf(long version, int part) {
    return "plan/" + version + "/" + part;
  }

  @Override
  public String key() {
    return keyOf(version, part);
  }
}
