package org.strowger.acceptance.api;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.strowger.contracts.Actor;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;

/** Schemas of single values, in the form that Jackson gives them here. */
final class Scalars {

  private static final String ID = "[A-Za-z0-9._:-]{1,64}";

  private static final Map<Class<?>, ObjectNode> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, type("string")),
          Map.entry(boolean.class, type("boolean")),
          Map.entry(Boolean.class, type("boolean")),
          Map.entry(int.class, type("integer").put("format", "int32")),
          Map.entry(Integer.class, type("integer").put("format", "int32")),
          Map.entry(long.class, type("integer").put("format", "int64")),
          Map.entry(Long.class, type("integer").put("format", "int64")),
          Map.entry(BigDecimal.class, type("number")),
          Map.entry(Instant.class, type("string").put("format", "date-time")),
          Map.entry(LocalDate.class, type("string").put("format", "date")),
          Map.entry(
              LocalTime.class,
              type("string").put("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$")),
          Map.entry(
              ZoneId.class, type("string").putPOJO("examples", new String[] {"Europe/Berlin"})),
          Map.entry(JsonNode.class, JsonNodeFactory.instance.objectNode()),
          Map.entry(Object.class, JsonNodeFactory.instance.objectNode()));

  private Scalars() {}

  static ObjectNode type(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }

  static boolean isPlain(Class<?> type) {
    return PLAIN.containsKey(type);
  }

  static ObjectNode plain(Class<?> type) {
    return Objects.requireNonNull(PLAIN.get(type)).deepCopy();
  }

  /** Whether it is written as one text: ids, actors. */
  static boolean isText(Class<?> type) {
    return type.isRecord()
        && Stream.concat(
                Arrays.stream(type.getDeclaredMethods()),
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor))
            .anyMatch(Scalars::isValue);
  }

  private static boolean isValue(Method method) {
    return method.isAnnotationPresent(JsonValue.class);
  }

  static ObjectNode text(Class<?> type) {
    String form = "^" + ID + "$";
    if (type == OfferId.class) {
      form = "^" + ID + "~[0-9]+$";
    } else if (type == Actor.class) {
      form = "^[A-Z_]+:.+$";
    } else if (!type.getPackage().equals(AgentId.class.getPackage())) {
      throw new IllegalStateException("Expected the form of " + type + " to be known here");
    }
    return type("string").put("pattern", form);
  }
}
