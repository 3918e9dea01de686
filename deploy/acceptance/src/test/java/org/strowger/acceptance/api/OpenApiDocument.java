package org.strowger.acceptance.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.contracts.wire.Json;
import org.strowger.servicekit.api.Feed;
import org.strowger.servicekit.problem.ProblemBody;

/**
 * A service's OpenAPI document. Its paths and parameters are what SmallRye finds in the JAX-RS
 * annotations; schemas come from {@link Schemas}, sentences from Javadoc, roles from the access
 * rules, problems from what refuses.
 */
final class OpenApiDocument {

  private static final String COMMON =
      """
      Every error is `application/problem+json` (RFC 9457) with a stable `code`. Ids and codes are \
      opaque. Answers leave out what there is none of, and may get further fields and further values \
      of enumerations: take a value that you do not know for unknown. Requests take no other fields \
      than these.""";

  private final Service service;
  private final Javadocs docs;
  private final Schemas schemas;
  private final Map<String, String> tags = new TreeMap<>();

  private OpenApiDocument(Service service, Javadocs docs) {
    this.service = service;
    this.docs = docs;
    this.schemas = new Schemas(docs, "#/components/schemas/", Schemas.NULLABLE, true);
  }

  static ObjectNode of(Service service, Javadocs docs) {
    return new OpenApiDocument(service, docs).document();
  }

  private ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Strowger: " + service.module())
        .put("version", "1")
        .put("summary", service.summary())
        .put("description", (service.description() + "\n\n" + COMMON).strip())
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    ArrayNode said = document.putArray("tags");
    document.set("paths", paths(scanned()));
    tags.forEach((name, text) -> said.addObject().put("name", name).put("description", text));
    service.sockets().forEach(this::frames);
    schemas.of(ProblemBody.class, Schemas.Fields.OPEN);
    document.putObject("components").set("securitySchemes", security());
    Problems.share(document);
    ObjectNode components = document.withObject("/components").putObject("schemas");
    schemas.components().forEach(components::set);
    return document;
  }

  private JsonNode scanned() {
    var config =
        new SmallRyeConfigBuilder()
            .withDefaultValue("mp.openapi.scan.packages", service.packageName())
            .withDefaultValue(
                "mp.openapi.extensions.smallrye.operationIdStrategy", "PACKAGE_CLASS_METHOD")
            .build();
    SmallRyeOpenAPI scanned =
        SmallRyeOpenAPI.builder()
            .withConfig(config)
            .withIndex(Service.Classes.INDEX)
            .enableModelReader(false)
            .enableStandardFilter(false)
            .enableStandardStaticFiles(false)
            .build();
    try {
      return Json.LOG.readTree(scanned.toJSON()).path("paths");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected JSON of the scanner but it was none", e);
    }
  }

  private ObjectNode paths(JsonNode scanned) {
    ObjectNode paths = JsonNodeFactory.instance.objectNode();
    var sorted = new TreeMap<String, JsonNode>();
    scanned.properties().forEach(path -> sorted.put(path.getKey(), path.getValue()));
    sorted.forEach(
        (path, verbs) -> {
          ObjectNode item = JsonNodeFactory.instance.objectNode();
          for (String verb : List.of("get", "put", "post", "delete", "options")) {
            if (verbs.has(verb)) {
              item.set(verb, operation(verb, verbs.path(verb)));
            }
          }
          paths.set(path, item);
        });
    return paths;
  }

  private ObjectNode operation(String verb, JsonNode scanned) {
    Operation operation = Operation.of(verb, scanned.path("operationId").asText());
    tags.put(operation.tag(), docs.of(operation.resource()).text());
    return new OperationObject(service, operation, docs, schemas).of(scanned);
  }

  private void frames(Class<?> socket) {
    Feed feed = socket.getAnnotation(Feed.class);
    if (feed == null) {
      throw new IllegalStateException("Expected @Feed on " + socket + " but found none");
    }
    schemas.of(feed.sends(), Schemas.Fields.OPEN);
    if (feed.takes() != void.class) {
      schemas.of(feed.takes(), Schemas.Fields.OPEN);
    }
  }

  private static ObjectNode security() {
    ObjectNode schemes = JsonNodeFactory.instance.objectNode();
    schemes
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "strowger_session")
        .put("description", "What `POST /api/console/login` sets; it ends with the session.");
    schemes
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT")
        .put("description", "The same token, sent by a program.");
    return schemes;
  }
}
