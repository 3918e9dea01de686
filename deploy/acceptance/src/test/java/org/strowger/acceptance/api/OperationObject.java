package org.strowger.acceptance.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.HeaderParam;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.strowger.acceptance.api.Javadocs.Javadoc;
import org.strowger.acceptance.api.Schemas.Fields;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.servicekit.access.AccessFilter;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Returns;
import org.strowger.servicekit.api.Takes;

/** One operation as the document has it. */
final class OperationObject {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final Service service;
  private final Operation operation;
  private final Schemas schemas;
  private final Javadocs docs;
  private final Javadoc doc;

  OperationObject(Service service, Operation operation, Javadocs docs, Schemas schemas) {
    this.service = service;
    this.operation = operation;
    this.schemas = schemas;
    this.docs = docs;
    this.doc = docs.of(operation.method());
    if (doc.summary().isEmpty()) {
      throw new IllegalStateException(
          "Expected a sentence above "
              + operation.method()
              + " that says what it does but found none");
    }
  }

  ObjectNode of(JsonNode scanned) {
    ObjectNode object = NODES.objectNode();
    object.putArray("tags").add(operation.tag());
    object.put("operationId", operation.id(service));
    object.put("summary", doc.summary().replaceFirst("\\.$", ""));
    String description = description();
    if (!description.isEmpty()) {
      object.put("description", description);
    }
    ArrayNode parameters = parameters(scanned.path("parameters"));
    if (!parameters.isEmpty()) {
      object.set("parameters", parameters);
    }
    operation.body().ifPresent(body -> object.set("requestBody", body(body)));
    object.set("responses", responses(scanned.path("responses")));
    security(object);
    return object;
  }

  private String description() {
    Permission allowed = operation.allowed();
    String roles =
        allowed == null
            ? ""
            : "Allowed to "
                + String.join(", ", allowed.roles().stream().map(Role::name).sorted().toList())
                + ".";
    return (doc.rest() + "\n\n" + roles).strip();
  }

  private void security(ObjectNode object) {
    ArrayNode security = object.putArray("security");
    if (operation.allowed() != null) {
      security.addObject().putArray("session");
      security.addObject().putArray("bearer");
    }
  }

  private ArrayNode parameters(JsonNode scanned) {
    ArrayNode parameters = NODES.arrayNode();
    scanned.forEach(
        each -> parameters.add(parameter(each.path("name").asText(), each.path("in").asText())));
    for (String name : operation.takes().map(Takes::headers).orElse(new String[0])) {
      ObjectNode header = parameters.addObject();
      header.put("name", name).put("in", "header").put("required", true);
      header.putObject("schema").put("type", "string");
    }
    operation.takesQuery().ifPresent(takes -> query(takes, parameters));
    if (operation.changes() && operation.allowed() != null) {
      ObjectNode header = parameters.addObject();
      header.put("name", AccessFilter.OWN_PAGE_HEADER).put("in", "header").put("required", true);
      header.put(
          "description",
          "Says that the request comes from a page of our own; with a bearer token it may be missing.");
      header.putObject("schema").put("type", "string").put("const", "1");
    }
    return parameters;
  }

  private void query(Takes takes, ArrayNode parameters) {
    for (Class<? extends Enum<?>> type : takes.query()) {
      Schemas.valuesOf(type)
          .forEach(
              constant -> {
                String name = Schemas.sent(constant);
                ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
                if (List.of(takes.mandatory()).contains(name)) {
                  parameter.put("required", true);
                }
                parameter.put("description", docs.of(constant).text());
                parameter.putObject("schema").put("type", "string");
              });
    }
  }

  private ObjectNode parameter(String name, String in) {
    ObjectNode object = NODES.objectNode().put("name", name).put("in", in);
    Parameter java = java(name, in);
    if (in.equals("path") || !java.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      object.put("required", true);
    }
    if (name.equals(IDEMPOTENCY_KEY)) {
      object.put("description", "Makes the same request sent again harmless.");
      object.putObject("schema").put("type", "string").put("pattern", "^[A-Za-z0-9-]{8,64}$");
      return object;
    }
    String description = doc.params().getOrDefault(java.getName(), "");
    if (!description.isEmpty()) {
      object.put("description", description);
    }
    Class<?> id = in.equals("path") ? idNamed(name) : null;
    object.set(
        "schema",
        id == null
            ? schemas.of(java.getAnnotatedType(), Fields.CLOSED)
            : schemas.of(id, Fields.CLOSED));
    return object;
  }

  private Parameter java(String name, String in) {
    return Arrays.stream(operation.method().getParameters())
        .filter(
            parameter ->
                in.equals("header")
                    ? Optional.ofNullable(parameter.getAnnotation(HeaderParam.class))
                        .filter(header -> header.value().equals(name))
                        .isPresent()
                    : parameter.getName().equals(name)
                        || Arrays.stream(parameter.getAnnotations())
                            .anyMatch(each -> each.toString().contains("\"" + name + "\"")))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Expected a parameter " + name + " of " + operation));
  }

  /** A path says by its name which id it takes. */
  private static @Nullable Class<?> idNamed(String name) {
    if (name.equals("consultId")) {
      return ContactId.class;
    }
    String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    try {
      return Class.forName(AgentId.class.getPackageName() + "." + type);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private ObjectNode body(Parameter parameter) {
    ObjectNode body = NODES.objectNode();
    String description = doc.params().getOrDefault(parameter.getName(), "");
    if (!description.isEmpty()) {
      body.put("description", description);
    }
    body.put("required", !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class));
    body.putObject("content").putObject(operation.bodyType()).set("schema", bodySchema(parameter));
    return body;
  }

  private ObjectNode bodySchema(Parameter parameter) {
    Takes takes = parameter.getAnnotation(Takes.class);
    if (takes == null) {
      return schemas.of(parameter.getAnnotatedType(), Fields.CLOSED);
    }
    return takes.value() == void.class
        ? NODES.objectNode().put("$ref", "./" + takes.document())
        : schemas.of(takes.value(), Fields.CLOSED);
  }

  private ObjectNode responses(JsonNode scanned) {
    ObjectNode responses = NODES.objectNode();
    for (int status : operation.statuses()) {
      ObjectNode response = responses.putObject(Integer.toString(status));
      response.put("description", success(status));
      if (status != 204) {
        answer()
            .ifPresent(
                schema ->
                    response.putObject("content").putObject(type(scanned)).set("schema", schema));
      }
    }
    Problems.of(operation).into(responses);
    return responses;
  }

  private String success(int status) {
    if (!doc.returned().isEmpty() && status != 202) {
      return doc.returned();
    }
    return switch (status) {
      case 201 -> "Stored.";
      case 202 -> "Sent; the desk's feed tells what becomes of it.";
      default -> operation.changes() ? "Done." : "The answer.";
    };
  }

  private Optional<ObjectNode> answer() {
    Class<?> said = operation.returns().map(Returns::body).orElse(null);
    if (said != null && said != void.class) {
      return Optional.of(
          said == String.class ? Scalars.plain(String.class) : schemas.of(said, Fields.OPEN));
    }
    return operation.answer().map(type -> schemas.of(type, Fields.OPEN));
  }

  private String type(JsonNode scanned) {
    String said = operation.returns().map(Returns::type).orElse("");
    if (!said.isEmpty()) {
      return said;
    }
    for (JsonNode response : scanned) {
      for (var content : response.path("content").properties()) {
        return content.getKey();
      }
    }
    return "application/json";
  }
}
