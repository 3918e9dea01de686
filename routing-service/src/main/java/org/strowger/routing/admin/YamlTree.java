package org.strowger.routing.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.strowger.contracts.plan.Fault;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.Text.Kind;
import org.strowger.servicekit.text.TextRules;

/** Reads one YAML document; a key given twice and an alias are faults, not surprises. */
final class YamlTree {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          // the language tag "no" is not a boolean
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .build();

  private final YAMLParser parser;
  private final List<Fault> faults;

  private YamlTree(YAMLParser parser, List<Fault> faults) {
    this.parser = parser;
    this.faults = faults;
  }

  /**
   * The document; faults are added to the list.
   *
   * @throws Problem 400 when the text is not YAML
   */
  static JsonNode parse(String text, List<Fault> faults) {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlTree(parser, faults).document();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw Problem.badRequest(
          "malformed_yaml", "Expected YAML but line " + line + " cannot be read");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode document() throws IOException {
    if (parser.nextToken() == null) {
      return NODES.objectNode();
    }
    JsonNode root = value("");
    if (parser.nextToken() != null) {
      fault("", "Expected one document but found another after it");
    }
    return root;
  }

  private JsonNode value(String place) throws IOException {
    if (parser.isCurrentAlias()) {
      fault(place, "Expected a value but found an alias");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(place);
      case START_ARRAY -> array(place);
      case VALUE_STRING -> NODES.textNode(admitted(place, parser.getText()));
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  /**
   * A plan is kept in the log for ever as it is: what would have to be masked is a fault, and is
   * masked in what is said of it.
   */
  private String admitted(String place, String text) {
    try {
      String masked = TextRules.admit(Kind.FIELD, text);
      if (!masked.equals(text)) {
        fault(place, "Expected a text without a card number but found one");
      }
      return masked;
    } catch (IllegalArgumentException e) {
      fault(place, String.valueOf(e.getMessage()));
      return text;
    }
  }

  private ObjectNode object(String place) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = admitted(place, parser.currentName());
      String inside = place.isEmpty() ? name : place + "." + name;
      parser.nextToken();
      JsonNode value = value(inside);
      if (object.has(name)) {
        fault(inside, "Expected each key once but found it again");
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  private ArrayNode array(String place) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(place + "[" + array.size() + "]"));
    }
    return array;
  }

  private void fault(String place, String message) {
    faults.add(new Fault(place, "line " + parser.currentTokenLocation().getLineNr(), message));
  }
}
