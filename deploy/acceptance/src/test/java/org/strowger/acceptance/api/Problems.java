package org.strowger.acceptance.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.ProblemBody;

/** With which problems an operation refuses, status by status. */
final class Problems {

  private static final String REFERENCE = "#/components/responses/";
  private static final String WITHOUT_DATABASE = "org.strowger.routing";
  private static final int OFTEN = 1;

  private final Map<Integer, Set<String>> codes = new TreeMap<>();

  private Problems() {}

  /** Those of one operation. */
  static Problems of(Operation operation) {
    var problems = new Problems();
    problems.access(operation);
    if (!operation.resource().getPackageName().startsWith(WITHOUT_DATABASE)) {
      problems.add(503, "database_unavailable");
    }
    if (operation.takesBody()) {
      problems.add(400, "body_incomplete");
      problems.add(413, "too_large");
      problems.add(415, "unsupported_media_type");
    }
    if (operation.takesJson()) {
      problems.add(400, "malformed_json", "unknown_field", "invalid_value");
    }
    problems.annotated(operation.method());
    problems.annotated(operation.resource());
    Arrays.stream(operation.resource().getDeclaredConstructors())
        .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes()))
        .forEach(problems::annotated);
    problems.add(500, "internal");
    return problems;
  }

  private void access(Operation operation) {
    if (operation.allowed() != null) {
      add(401, "unauthorized", "invalid_session", "session_ended");
      add(403, "forbidden");
      add(503, "directory_unavailable");
      if (operation.changes()) {
        add(403, "own_page_header_missing");
      }
    }
  }

  private void annotated(AnnotatedElement element) {
    for (Refuses refuses : element.getAnnotationsByType(Refuses.class)) {
      add(refuses.status(), refuses.code());
      for (Class<? extends Enum<?>> type : refuses.codesOf()) {
        Schemas.valuesOf(type)
            .forEach(code -> add(refuses.status(), code.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  private void add(int status, String... more) {
    codes.computeIfAbsent(status, any -> new TreeSet<>()).addAll(List.of(more));
  }

  Map<Integer, Set<String>> codes() {
    return codes;
  }

  /** Responses as an operation has them. */
  void into(ObjectNode responses) {
    codes.forEach(
        (status, known) -> responses.set(Integer.toString(status), response(status, known)));
  }

  private static ObjectNode response(int status, Set<String> codes) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put(
        "description",
        HttpResponseStatus.valueOf(status).reasonPhrase()
            + ": "
            + codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", ")));
    if (status == 429 || status == 503) {
      response
          .putObject("headers")
          .putObject("Retry-After")
          .put("description", "Seconds until it may be tried again.")
          .putObject("schema")
          .put("type", "integer");
    }
    ArrayNode both =
        response
            .putObject("content")
            .putObject(ProblemBody.MEDIA_TYPE)
            .putObject("schema")
            .putArray("allOf");
    both.addObject().put("$ref", "#/components/schemas/ProblemBody");
    ArrayNode values =
        both.addObject()
            .put("type", "object")
            .putObject("properties")
            .putObject("code")
            .putArray("enum");
    codes.forEach(values::add);
    return response;
  }

  /** What many operations have alike stands once. */
  static void share(ObjectNode document) {
    Map<String, Integer> uses = new TreeMap<>();
    eachResponse(document, (_, _, response) -> uses.merge(response.toString(), 1, Integer::sum));
    ObjectNode shared = JsonNodeFactory.instance.objectNode();
    Map<String, String> names = new TreeMap<>();
    eachResponse(
        document,
        (responses, status, response) -> {
          if (uses.getOrDefault(response.toString(), 0) > OFTEN) {
            String name = names.computeIfAbsent(response.toString(), _ -> nameIn(shared, status));
            shared.set(name, response);
            responses.putObject(status).put("$ref", REFERENCE + name);
          }
        });
    document.withObject("/components").set("responses", shared);
  }

  private static String nameIn(ObjectNode shared, String status) {
    String phrase =
        HttpResponseStatus.valueOf(Integer.parseInt(status))
            .reasonPhrase()
            .replaceAll("[^A-Za-z]", "");
    String name = phrase;
    for (int i = 2; shared.has(name); i++) {
      name = phrase + i;
    }
    return name;
  }

  private static void eachResponse(ObjectNode document, Use use) {
    document
        .path("paths")
        .forEach(
            path ->
                path.forEach(
                    operation -> {
                      var responses = (ObjectNode) operation.path("responses");
                      for (Map.Entry<String, JsonNode> each : List.copyOf(responses.properties())) {
                        if (each.getValue().path("content").has(ProblemBody.MEDIA_TYPE)) {
                          use.of(responses, each.getKey(), (ObjectNode) each.getValue());
                        }
                      }
                    }));
  }

  /** Looks at one response. */
  @FunctionalInterface
  private interface Use {
    void of(ObjectNode responses, String status, ObjectNode response);
  }
}
