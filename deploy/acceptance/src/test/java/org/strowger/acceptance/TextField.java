package org.strowger.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A place for a text in a request, as the interfaces' descriptions name it.
 *
 * @param where {@code body}, {@code path} or {@code query}
 * @param name the JSON pointer in the body, or the parameter's name
 * @param body with every other field that must be there; of a path or query without meaning
 */
record TextField(String method, String path, String where, String name, JsonNode body) {

  private static final Path API = Path.of("../../docs/api");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** Of every operation that is described. */
  static List<TextField> all() throws IOException {
    var fields = new ArrayList<TextField>();
    try (Stream<Path> files = Files.list(API)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
        JsonNode document = new YAMLMapper().readTree(file.toFile());
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
          for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
            if (METHODS.contains(operation.getKey())) {
              add(document, operation.getKey(), path.getKey(), operation.getValue(), fields);
            }
          }
        }
      }
    }
    return fields;
  }

  private static void add(
      JsonNode document, String method, String path, JsonNode operation, List<TextField> fields) {
    String verb = method.toUpperCase(Locale.ROOT);
    JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
    JsonNode body = schema.isMissingNode() ? schema : sample(document, schema);
    for (JsonNode parameter : operation.path("parameters")) {
      String in = parameter.path("in").asText();
      if (in.equals("path") || in.equals("query")) {
        fields.add(new TextField(verb, path, in, parameter.path("name").asText(), body));
      }
    }
    texts(document, schema, "")
        .forEach(pointer -> fields.add(new TextField(verb, path, "body", pointer, body)));
  }

  /** The body with this text in the field's place. */
  JsonNode with(String text) {
    return with(body.deepCopy(), name.substring(1).split("/"), 0, text);
  }

  private static JsonNode with(JsonNode node, String[] steps, int at, String text) {
    JsonNode inside =
        at + 1 == steps.length
            ? NODES.textNode(text)
            : with(child(node, steps[at], steps[at + 1]), steps, at + 1, text);
    if (node instanceof ArrayNode array) {
      array.removeAll().add(inside);
    } else {
      ((ObjectNode) node).set(steps[at], inside);
    }
    return node;
  }

  private static JsonNode child(JsonNode node, String step, String next) {
    JsonNode child = node.isArray() ? node.path(0) : node.path(step);
    return child.isContainerNode()
        ? child
        : next.equals("0") ? NODES.arrayNode() : NODES.objectNode();
  }

  private static List<String> texts(JsonNode document, JsonNode schema, String pointer) {
    JsonNode known = resolved(document, schema);
    var found = new ArrayList<String>();
    if (isText(known) && !pointer.isEmpty()) {
      found.add(pointer);
    }
    for (Map.Entry<String, JsonNode> property : known.path("properties").properties()) {
      found.addAll(texts(document, property.getValue(), pointer + "/" + property.getKey()));
    }
    if (known.has("items")) {
      found.addAll(texts(document, known.get("items"), pointer + "/0"));
    }
    if (known.path("additionalProperties").isObject()) {
      found.addAll(texts(document, known.get("additionalProperties"), pointer + "/x-1"));
    }
    return found;
  }

  private static boolean isText(JsonNode schema) {
    return is(schema, "string") && !schema.has("enum") && !schema.has("format");
  }

  private static boolean is(JsonNode schema, String type) {
    JsonNode types = schema.path("type");
    return types.isArray()
        ? types.valueStream().anyMatch(it -> it.asText().equals(type))
        : types.asText().equals(type);
  }

  /** What a reference, or the one alternative that is no null, leads to. */
  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    if (schema.has("$ref")) {
      return resolved(document, document.at(schema.get("$ref").asText().substring(1)));
    }
    for (String choice : List.of("anyOf", "oneOf", "allOf")) {
      for (JsonNode each : schema.path(choice)) {
        if (!each.path("type").asText().equals("null")) {
          return resolved(document, each);
        }
      }
    }
    return schema;
  }

  /** A document with all mandatory fields. */
  private static JsonNode sample(JsonNode document, JsonNode schema) {
    JsonNode known = resolved(document, schema);
    if (known.has("enum")) {
      return known.get("enum").get(0);
    }
    if (is(known, "object")) {
      ObjectNode object = NODES.objectNode();
      known
          .path("required")
          .forEach(
              name ->
                  object.set(
                      name.asText(),
                      sample(document, known.path("properties").path(name.asText()))));
      return object;
    }
    if (is(known, "array")) {
      return NODES.arrayNode().add(sample(document, known.path("items")));
    }
    if (is(known, "integer") || is(known, "number")) {
      return NODES.numberNode(Math.max(1, known.path("minimum").asInt(1)));
    }
    if (is(known, "boolean")) {
      return NODES.booleanNode(true);
    }
    return NODES.textNode(
        known.path("format").asText().equals("date-time") ? "2030-01-01T00:00:00Z" : "x1-abcdefgh");
  }

  @Override
  public String toString() {
    return method + " " + path + " " + where + " " + name;
  }
}
