package org.strowger.simulation.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.wire.Json;

/** The plan of the simulation, {@code plan.yaml}, in which three things are left to the seed. */
final class SimulatedPlan {

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final JsonNode PLAN = read();

  private SimulatedPlan() {}

  /**
   * @param skillLevel that queue {@code refunds} asks for, 1–5
   * @param languageLevel that queue {@code mail} asks for, 1–5
   * @param austrian whether {@code de-AT} is told apart from {@code de}
   */
  static RoutingPlan of(int skillLevel, int languageLevel, boolean austrian) {
    JsonNode varied = PLAN.deepCopy();
    ((ObjectNode) varied.at("/queues/0")).put("languageLevel", languageLevel);
    ((ObjectNode) varied.at("/queues/1/requiredSkills/0")).put("level", skillLevel);
    if (austrian) {
      ((ArrayNode) varied.at("/languages")).add("de-AT");
    }
    try {
      return Json.LOG.treeToValue(varied, RoutingPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a routing plan but plan.yaml is none", e);
    }
  }

  private static JsonNode read() {
    try (InputStream in = SimulatedPlan.class.getResourceAsStream("plan.yaml")) {
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected plan.yaml but could not read it", e);
    }
  }
}
