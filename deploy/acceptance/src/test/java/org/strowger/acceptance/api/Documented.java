package org.strowger.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a document of docs/api says, held against what the service does. */
public final class Documented {

  private final JsonNode document;
  private final Map<String, Schema> schemas = new HashMap<>();

  private Documented(JsonNode document) {
    this.document = document;
  }

  /**
   * Reads one.
   *
   * @param service its word, e.g. {@code routing}
   */
  public static Documented of(String service) throws IOException {
    return new Documented(KeptDocument.read(service + ".yaml"));
  }

  /** An answer has a status that the document knows, and the body that it has with that status. */
  public void assertAnswer(String verb, String path, int status, JsonNode body) {
    JsonNode operation = document.path("paths").path(path).path(verb);
    assertThat(operation.isMissingNode()).as("%s %s is documented", verb, path).isFalse();
    JsonNode response = resolved(operation.path("responses").path(Integer.toString(status)));
    assertThat(response.isMissingNode())
        .as("%s %s answers %d: %s", verb, path, status, body)
        .isFalse();
    for (JsonNode content : response.path("content")) {
      assertKeeps(verb + " " + path + " " + status, content.path("schema"), body);
    }
  }

  /** A frame of a socket is one of those that the document knows. */
  public void assertFrame(String type, JsonNode frame) {
    assertKeeps(type, JsonSchemas.reference(type), frame);
  }

  private void assertKeeps(String what, JsonNode schema, JsonNode value) {
    Schema compiled = schemas.computeIfAbsent(what, _ -> JsonSchemas.of(document, schema));
    assertThat(JsonSchemas.faults(compiled, value)).as("%s: %s", what, value).isEmpty();
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }
}
