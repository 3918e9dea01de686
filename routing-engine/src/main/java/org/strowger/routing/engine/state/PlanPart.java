package org.strowger.routing.engine.state;

import org.strowger.contracts.plan.RoutingPlan;

/** A part of a plan, staged or in force; a whole plan is never stored as one value. */
public record PlanPart(long version, int part, int parts, RoutingPlan content) implements Entity {

  static String keyOf(long version, int part) {
    return "plan/" + version + "/" + part;
  }

  @Override
  public String key() {
    return keyOf(version, part);
  }
}
