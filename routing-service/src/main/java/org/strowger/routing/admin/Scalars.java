package org.strowger.routing.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.strowger.contracts.wire.Json;

/** Single values of a document; nothing is converted silently. */
final class Scalars {

  private Scalars() {}

  /**
   * The value.
   *
   * @throws IllegalArgumentException "Expected … but …" when the node is none of this type
   */
  static Object read(JsonNode node, Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return wholeNumber(node, node.canConvertToInt()).intValue();
    }
    if (type == long.class || type == Long.class) {
      return wholeNumber(node, node.canConvertToLong()).longValue();
    }
    if (type == boolean.class || type == Boolean.class) {
      return expect(node.isBoolean(), "Expected true or false but found another value", node)
          .booleanValue();
    }
    String text = expect(node.isTextual(), "Expected text but found another value", node).asText();
    if (type == String.class) {
      return text;
    }
    if (type == ZoneId.class) {
      return zone(text);
    }
    return type.isEnum() ? constant(text, type) : id(node, type);
  }

  private static Number wholeNumber(JsonNode node, boolean fits) {
    return expect(
            node.isIntegralNumber() && fits,
            "Expected a whole number but found another value",
            node)
        .numberValue();
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Expected a time zone like Europe/Berlin but found another", e);
    }
  }

  private static Object constant(String text, Class<?> type) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants())
            .<Enum<?>>map(Enum.class::cast)
            .filter(constant -> !constant.name().equals("UNKNOWN")) // of the log, not of people
            .toList();
    return constants.stream()
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected one of " + constants + " but found another"));
  }

  private static Object id(JsonNode node, Class<?> type) {
    try {
      return Json.LOG.convertValue(node, type);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Expected 1–64 letters, digits and . _ : - but found something else", e);
    }
  }

  private static JsonNode expect(boolean holds, String message, JsonNode node) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
    return node;
  }
}
