package org.strowger.acceptance.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.strowger.acceptance.api.Schemas.Fields;
import org.strowger.contracts.Actor;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;

/** The topic catalogue as an AsyncAPI document, with each message's golden file as its example. */
final class TopicsDocument {

  static final String NAME = "topics.yaml";

  private static final Path GOLDEN = Path.of("../../contracts/src/test/resources/golden");
  private static final Map<String, String> HEADERS =
      Map.ofEntries(
          Map.entry("ce_specversion", "Of CloudEvents."),
          Map.entry("ce_type", "The message's type; a changed meaning has a new name."),
          Map.entry("ce_id", "Unique per source; the same message sent again has the same id."),
          Map.entry("ce_source", "The service that sent it."),
          Map.entry(
              "ce_time",
              "When it happened: of events the exchange's time, of commands the sender's."),
          Map.entry("ce_actor", "Who caused it, `KIND:id`; missing where nobody is known."),
          Map.entry("ce_causeid", "The id of the command that caused the event."),
          Map.entry(
              "ce_causeoffset",
              "The offset of that command in its partition of `routing-commands`."),
          Map.entry("ce_causeindex", "Which of that command's events it is, from 1."),
          Map.entry("ce_causecount", "How many events that command caused."),
          Map.entry("ce_planversion", "The plan in force when it was decided."),
          Map.entry("ce_engineversion", "The engine that decided it."),
          Map.entry("content-type", "Of the value."));

  private final Schemas schemas;
  private final Javadocs docs;
  private final ObjectNode messages = JsonNodeFactory.instance.objectNode();

  private TopicsDocument(Javadocs docs) {
    this.docs = docs;
    this.schemas = new Schemas(docs, "#/components/schemas/", Schemas.NULLABLE, false);
  }

  static ObjectNode of(Javadocs docs) {
    return new TopicsDocument(docs).document();
  }

  private ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("asyncapi", "3.0.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Strowger: topics").put("version", "1");
    info.put(
        "description",
        """
        What the services tell each other on Kafka: CloudEvents in binary mode, JSON in the value. \
        Fields and values of enumerations are only added: pass over a field that you do not know, take \
        a value that you do not know for unknown. What cannot be processed goes to the topic's \
        dead letters, `<topic>.dlq`, bytes unchanged.""");
    info.putObject("license").put("name", "Apache-2.0");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    Topics.ALL.forEach(topic -> channels.set(topic.name(), channel(topic)));
    ObjectNode components = document.putObject("components");
    components.set("messages", messages);
    ObjectNode all = components.putObject("schemas");
    schemas.components().forEach(all::set);
    all.set("Headers", headers(meta(false)));
    all.set("HeadersOfEvents", headers(meta(true)));
    return document;
  }

  private ObjectNode channel(Topic<?> topic) {
    ObjectNode channel = JsonNodeFactory.instance.objectNode();
    channel.put("address", topic.name()).put("description", description(topic));
    ObjectNode of = channel.putObject("messages");
    Schemas.leaves(topic.type())
        .forEach(
            type -> {
              messages.set(type.getSimpleName(), message(topic, type));
              of.putObject(type.getSimpleName())
                  .put("$ref", "#/components/messages/" + type.getSimpleName());
            });
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.name());
    ObjectNode settings = kafka.putObject("topicConfiguration");
    settings.putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
    if (!topic.compacted()) {
      settings.put("retention.ms", -1);
    }
    kafka.put("bindingVersion", "0.5.0");
    return channel;
  }

  private String description(Topic<?> topic) {
    return docs.of(Topics.class, topic.name().toUpperCase(Locale.ROOT).replace('-', '_')).text()
        + "\n\nKeyed by "
        + topic.keyedBy()
        + "; a value has at most "
        + topic.maxBytes() / 1024
        + " KB."
        + (topic.appendTime() ? " The broker's clock stamps the records." : "");
  }

  private ObjectNode message(Topic<?> topic, Class<?> type) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("name", "org.strowger." + type.getSimpleName() + ".v1");
    message.put("title", type.getSimpleName());
    String summary = docs.of(type).summary();
    if (!summary.isEmpty()) {
      message.put("summary", summary);
    }
    boolean caused = topic.name().equals(Topics.ROUTING_EVENTS.name());
    message
        .putObject("headers")
        .put("$ref", "#/components/schemas/" + (caused ? "HeadersOfEvents" : "Headers"));
    message.set("payload", schemas.of(type, Fields.OPEN));
    message
        .putObject("bindings")
        .putObject("kafka")
        .put("bindingVersion", "0.5.0")
        .putObject("key")
        .put("type", "string")
        .put("description", "The id of the " + topic.keyedBy() + ".");
    message.putArray("examples").addObject().set("payload", golden(type));
    return message;
  }

  private static JsonNode golden(Class<?> type) {
    try {
      return Json.LOG.readTree(Files.readString(GOLDEN.resolve(type.getSimpleName() + ".v1.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link Wire} writes them; without the actor where nobody is known. */
  private static ObjectNode headers(Meta meta) {
    Map<String, String> all = written(meta);
    Set<String> always =
        written(new Meta(meta.id(), meta.source(), meta.time(), null, meta.cause())).keySet();
    ObjectNode schema = Scalars.type("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    all.forEach(
        (name, _) -> {
          properties.putObject(name).put("type", "string").put("description", HEADERS.get(name));
          if (always.contains(name)) {
            required.add(name);
          }
        });
    return schema;
  }

  private static Map<String, String> written(Meta meta) {
    var headers = new LinkedHashMap<>(Wire.ownHeaders(meta, new Message<>("", meta, "")));
    headers.putAll(Wire.sharedHeaders(meta));
    return headers;
  }

  private static Meta meta(boolean caused) {
    var cause = new Meta.Cause("", 0, 1, 1, 0, "");
    return new Meta("", "", Instant.EPOCH, Actor.system("x"), caused ? cause : null);
  }
}
