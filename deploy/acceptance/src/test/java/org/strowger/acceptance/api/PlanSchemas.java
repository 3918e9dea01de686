package org.strowger.acceptance.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.strowger.acceptance.api.Schemas.Fields;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;

/** What may stand in a plan's and a roster's YAML, for editors: lists and maps may be left out. */
final class PlanSchemas {

  static final String PLAN = "plan.schema.json";
  static final String ROSTER = "roster.schema.json";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String BASE = "#/definitions/";

  private PlanSchemas() {}

  static ObjectNode plan(Javadocs docs) {
    Schemas schemas = schemas(docs);
    schemas.of(RoutingPlan.class, Fields.CLOSED);
    ObjectNode plan = schemas.components().remove("RoutingPlan");
    ObjectNode properties = NODES.objectNode();
    properties
        .putObject("version")
        .put("type", "integer")
        .put("minimum", 1)
        .put("description", "Of this plan; higher than that of the plan in force.");
    properties
        .putObject("basedOn")
        .put("type", "integer")
        .put("minimum", 0)
        .put(
            "description",
            "The version it replaces, 0 for the first; missing: the one in force. Another in force refuses it.");
    properties.setAll((ObjectNode) plan.path("properties"));
    plan.set("properties", properties);
    plan.withArray("/required").insert(0, "version");
    return document("Routing plan", plan, schemas);
  }

  static ObjectNode roster(Javadocs docs) {
    Schemas schemas = schemas(docs);
    ObjectNode roster = Scalars.type("object");
    roster.put("description", "Changes of the roster: agents that are added, changed or leave.");
    ObjectNode properties = roster.putObject("properties");
    properties
        .putObject("agents")
        .put("type", "array")
        .put("description", "Added or changed.")
        .set("items", schemas.of(AgentDefinition.class, Fields.CLOSED));
    properties
        .putObject("remove")
        .put("type", "array")
        .put("description", "The ids of agents that leave.")
        .set("items", BASE_ID.deepCopy());
    roster.put("additionalProperties", false);
    return document("Roster", roster, schemas);
  }

  private static final ObjectNode BASE_ID = NODES.objectNode().put("$ref", BASE + "AgentId");

  private static Schemas schemas(Javadocs docs) {
    return new Schemas(docs, BASE, PlanSchemas::mayBeAbsent, true);
  }

  private static boolean mayBeAbsent(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType
        || Schemas.NULLABLE.test(component);
  }

  private static ObjectNode document(String title, ObjectNode schema, Schemas schemas) {
    ObjectNode document = NODES.objectNode();
    document.put("$schema", "http://json-schema.org/draft-07/schema#");
    document.put("title", title);
    document.setAll(schema);
    ObjectNode definitions = document.putObject("definitions");
    for (Map.Entry<String, ObjectNode> each : schemas.components().entrySet()) {
      definitions.set(each.getKey(), each.getValue());
    }
    return document;
  }
}
