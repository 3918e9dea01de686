package org.strowger.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;

/** What the topics' document says of messages is true of the messages on file. */
class TopicsDocumentTest {

  @TestFactory
  @DisplayName(
      "Each message's golden file keeps to its schema, which misses nothing that is mandatory")
  Stream<DynamicTest> shouldDescribeTheMessagesOnFile() throws IOException {
    JsonNode document = KeptDocument.read(TopicsDocument.NAME);
    return document.path("components").path("messages").properties().stream()
        .map(message -> dynamicTest(message.getKey(), () -> check(document, message)));
  }

  private static void check(JsonNode document, Map.Entry<String, JsonNode> message) {
    // given
    Schema schema = JsonSchemas.of(document, JsonSchemas.reference(message.getKey()));
    var golden = (ObjectNode) message.getValue().path("examples").path(0).path("payload");

    // then
    assertThat(JsonSchemas.faults(schema, golden)).isEmpty();
    for (JsonNode field : schemaOf(document, message.getKey()).path("required")) {
      assertThat(JsonSchemas.faults(schema, golden.deepCopy().without(field.asText())))
          .isNotEmpty();
    }
  }

  private static JsonNode schemaOf(JsonNode document, String name) {
    return document.path("components").path("schemas").path(name);
  }

  @Test
  void shouldDescribeEveryTopicOfTheCatalogue() throws IOException {
    // given
    JsonNode document = KeptDocument.read(TopicsDocument.NAME);

    // when
    var described = new ArrayList<String>();
    document.path("channels").fieldNames().forEachRemaining(described::add);

    // then
    List<String> topics = Topics.ALL.stream().<String>map(Topic::name).toList();
    assertThat(described).containsExactlyElementsOf(topics);
  }
}
