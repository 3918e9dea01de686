package org.strowger.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.strowger.contracts.plan.Fault;
import org.strowger.routing.engine.plan.PlanValidator;

/** The ranges of the plan's schema are those of the router's validator. */
class PlanBoundsTest {

  private static final String COMPLETE = "src/test/resources/complete-plan.yaml";

  /** Here other values decide: who ends wrap-up, the units, the step before. */
  private static final Set<String> NARROWER =
      Set.of(
          "/queues/0/wrapUp/seconds",
          "/queues/1/wrapUp/seconds",
          "/profiles/0/capacity/units",
          "/profiles/0/capacity/costs/VOICE",
          "/profiles/0/capacity/costs/CHAT");

  /** A number of the complete plan and what its schema says of it. */
  private record Bounded(String at, JsonNode schema) {

    List<Long> inside() {
      return List.of(schema.path("minimum").asLong(), schema.path("maximum").asLong());
    }

    List<Long> outside() {
      return List.of(inside().getFirst() - 1, inside().getLast() + 1);
    }
  }

  @TestFactory
  @DisplayName("A value at the edge is accepted by both, one beyond it by neither")
  Stream<DynamicTest> shouldHaveTheValidatorsRanges() throws IOException {
    Schema schema = PlanSchemaTest.schema(PlanSchemas.PLAN);
    return bounded().stream().map(each -> dynamicTest(each.at(), () -> check(schema, each)));
  }

  private static void check(Schema schema, Bounded value) throws IOException {
    for (long edge : value.inside()) {
      ObjectNode plan = with(value.at(), edge);
      assertThat(JsonSchemas.faults(schema, plan)).isEmpty();
      if (!NARROWER.contains(value.at())) {
        assertThat(ranges(plan)).isEmpty();
      }
    }
    for (long beyond : value.outside()) {
      ObjectNode plan = with(value.at(), beyond);
      assertThat(JsonSchemas.faults(schema, plan)).isNotEmpty();
      assertThat(ranges(plan)).isNotEmpty();
    }
  }

  @Test
  void shouldTryEveryKeyOfAPlan() throws IOException {
    // given
    JsonNode schema = KeptDocument.read(PlanSchemas.PLAN);
    var tried = new TreeSet<String>();
    walk(schema, schema, PlanSchemaTest.yaml(COMPLETE), "", new ArrayList<>(), tried);

    // when
    var all = new TreeSet<String>();
    keys("", schema, all);
    schema
        .path("definitions")
        .properties()
        .forEach(each -> keys(each.getKey(), each.getValue(), all));

    // then
    assertThat(tried).isEqualTo(all);
  }

  private static void keys(String of, JsonNode schema, Set<String> all) {
    schema.path("properties").fieldNames().forEachRemaining(name -> all.add(of + "." + name));
  }

  private static List<Bounded> bounded() throws IOException {
    JsonNode schema = KeptDocument.read(PlanSchemas.PLAN);
    var found = new ArrayList<Bounded>();
    walk(schema, schema, PlanSchemaTest.yaml(COMPLETE), "", found, new TreeSet<>());
    return found;
  }

  private static void walk(
      JsonNode document,
      JsonNode at,
      JsonNode value,
      String path,
      List<Bounded> found,
      Set<String> keys) {
    String name = at.path("$ref").asText().replace("#/definitions/", "");
    JsonNode schema = name.isEmpty() ? at : document.path("definitions").path(name);
    if (value.isIntegralNumber() && schema.has("minimum") && schema.has("maximum")) {
      found.add(new Bounded(path, schema));
    }
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      JsonNode known = schema.path("properties").path(each.getKey());
      boolean named = !known.isMissingNode();
      if (named) {
        keys.add(name + "." + each.getKey());
      }
      JsonNode inside = named ? known : schema.path("additionalProperties");
      walk(document, inside, each.getValue(), path + "/" + each.getKey(), found, keys);
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(document, schema.path("items"), value.get(i), path + "/" + i, found, keys);
      }
    }
  }

  private static ObjectNode with(String at, long value) throws IOException {
    ObjectNode plan = PlanSchemaTest.yaml(COMPLETE);
    assertThat(plan.at(JsonPointer.compile(at)).isIntegralNumber()).isTrue();
    return (ObjectNode) PlanSchemaTest.put(plan, at, LongNode.valueOf(value));
  }

  private static List<String> ranges(ObjectNode plan) throws IOException {
    return PlanValidator.validate(PlanSchemaTest.routingPlan(plan)).stream()
        .map(Fault::message)
        .filter(message -> message.matches("Expected -?\\d+–\\d+ but it is -?\\d+"))
        .toList();
  }
}
