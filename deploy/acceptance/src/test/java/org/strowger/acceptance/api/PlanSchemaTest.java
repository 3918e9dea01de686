package org.strowger.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.wire.Json;
import org.strowger.routing.engine.plan.PlanValidator;

/** Editors are told of a plan and a roster what the router would say, as far as a schema can. */
class PlanSchemaTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String DEMO = "../embedded/src/main/resources/demo/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        DEMO + "plan.yaml",
        "src/test/resources/complete-plan.yaml",
        "../../routing-service/src/test/resources/plan.yaml"
      })
  void shouldAcceptPlansThatTheRouterAccepts(String file) throws IOException {
    // given
    ObjectNode plan = yaml(file);

    // then
    assertThat(PlanValidator.validate(routingPlan(plan))).isEmpty();
    assertThat(JsonSchemas.faults(schema(PlanSchemas.PLAN), plan)).isEmpty();
  }

  @Test
  void shouldAcceptTheRosterOfTheDemo() throws IOException {
    assertThat(JsonSchemas.faults(schema(PlanSchemas.ROSTER), yaml(DEMO + "roster.yaml")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /queues/0/delivery            | NUDGE
          /queues/0/delivery            | UNKNOWN
          /queues/0/languageLevel       | 6
          /queues/0/offerTimeoutSeconds | soon
          /queues/0/target              | 80
          /queues/0/collor              | red
          /skills/0                     | Two words
          /breakReasons                 | lunch
          /profiles/0/capacity/costs/FAX | 1
          /entryRules/0/priority        | 0
          /calendars/0/hours/0/from     | 25:00
          /version                      | first
          """)
  void shouldRefuseWhatTheRouterRefuses(String at, String value) throws IOException {
    // given
    ObjectNode plan = yaml("src/test/resources/complete-plan.yaml");

    // when
    JsonNode wrong = put(plan, at, YAML.readTree(value));

    // then
    assertThat(JsonSchemas.faults(schema(PlanSchemas.PLAN), wrong)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/version", "/queues/0/id", "/profiles/0/capacity", "/entryRules/0/queueId"})
  void shouldRefusePlansThatMissSomething(String at) throws IOException {
    // given
    ObjectNode plan = yaml("src/test/resources/complete-plan.yaml");
    JsonPointer pointer = JsonPointer.compile(at);

    // when
    ((ObjectNode) plan.at(pointer.head())).remove(pointer.last().getMatchingProperty());

    // then
    assertThat(JsonSchemas.faults(schema(PlanSchemas.PLAN), plan)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /agents/0/skills/refunds | 6
          /agents/0/phone          | 49 30 1
          /agents/0/id             | u 1001
          /agents/0/active         | maybe
          /agents/0/nickname       | Anna
          /remove                  | u-1001
          """)
  void shouldRefuseWrongRosters(String at, String value) throws IOException {
    JsonNode wrong = put(yaml(DEMO + "roster.yaml"), at, YAML.readTree(value));
    assertThat(JsonSchemas.faults(schema(PlanSchemas.ROSTER), wrong)).isNotEmpty();
  }

  static Schema schema(String name) throws IOException {
    return JsonSchemas.of(KeptDocument.read(name));
  }

  static ObjectNode yaml(String file) throws IOException {
    return (ObjectNode) YAML.readTree(Files.readString(Path.of(file)));
  }

  /** As the router gets it. */
  static RoutingPlan routingPlan(ObjectNode file) throws IOException {
    return Json.LOG.treeToValue(
        file.deepCopy().without(List.of("version", "basedOn")), RoutingPlan.class);
  }

  static JsonNode put(ObjectNode document, String at, JsonNode value) {
    JsonPointer pointer = JsonPointer.compile(at);
    JsonNode parent = document.at(pointer.head());
    if (parent instanceof ObjectNode object) {
      object.set(pointer.last().getMatchingProperty(), value);
    } else {
      ((ArrayNode) parent).set(pointer.last().getMatchingIndex(), value);
    }
    return document;
  }
}
