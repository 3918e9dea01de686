package org.strowger.routing.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.Fault;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.routing.desk.Refusal;
import org.strowger.routing.engine.plan.PlanValidator;

/**
 * A plan as people write it.
 *
 * @param version of this plan
 * @param basedOn the version it replaces, 0 for a domain's first; null for the one in force
 */
record PlanFile(long version, @Nullable Long basedOn, RoutingPlan plan) {

  private static final String VERSION = "version";
  private static final String BASED_ON = "basedOn";

  record Versions(long version, @Nullable Long basedOn) {}

  /**
   * Reads and validates a plan.
   *
   * @throws org.strowger.servicekit.problem.Problem 422 naming every fault, 400 when it is no YAML
   */
  static PlanFile parse(String yaml) {
    var faults = new ArrayList<Fault>();
    JsonNode document = YamlTree.parse(yaml, faults);
    var reader = new RecordReader(faults);
    Versions versions = reader.read(only(document), Versions.class);
    RoutingPlan plan = reader.read(without(document), RoutingPlan.class);
    if (plan != null && reader.complete()) {
      faults.addAll(PlanValidator.validate(plan));
    }
    if (versions == null || plan == null || !faults.isEmpty()) {
      throw Refusal.unprocessable("plan_invalid", "Expected a valid plan", faults);
    }
    return new PlanFile(versions.version(), versions.basedOn(), plan);
  }

  private static JsonNode only(JsonNode document) {
    return document instanceof ObjectNode object
        ? object.deepCopy().retain(List.of(VERSION, BASED_ON))
        : document;
  }

  private static JsonNode without(JsonNode document) {
    return document instanceof ObjectNode object
        ? object.deepCopy().without(List.of(VERSION, BASED_ON))
        : document;
  }
}
