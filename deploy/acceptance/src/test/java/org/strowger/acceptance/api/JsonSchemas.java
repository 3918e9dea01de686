package org.strowger.acceptance.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/**
 * Judges values by the schemas of a document; another implementation than the one that makes them.
 */
final class JsonSchemas {

  private JsonSchemas() {}

  /** A document that is a schema itself. */
  static Schema of(JsonNode document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(document);
  }

  /** A schema that stands somewhere in a document and refers to its components. */
  static Schema of(JsonNode document, JsonNode schema) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
  }

  /** To one of a document's components. */
  static ObjectNode reference(String name) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  static List<String> faults(Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(Error::toString).toList();
  }
}
