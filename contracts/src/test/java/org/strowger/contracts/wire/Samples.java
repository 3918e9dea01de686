package org.strowger.contracts.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One fixed instance of each record, with every field set; it follows from the fields alone. */
final class Samples {

  private static final Instant INSTANT = Instant.parse("2026-03-02T09:00:00.123Z");

  private Samples() {}

  static Object of(Class<?> type) {
    return of(type, type.getSimpleName());
  }

  private static Object of(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? List.of(of(arguments[0], name))
          : Map.of(of(arguments[0], name), of(arguments[1], name));
    }
    return of((Class<?>) type, name);
  }

  private static Object of(Class<?> type, String name) {
    if (type == String.class) {
      return name;
    }
    if (type == int.class || type == Integer.class) {
      return 1 + name.length() % 9;
    }
    if (type == long.class) {
      return 1_000L + name.length();
    }
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == Instant.class) {
      return INSTANT.plusSeconds(name.length());
    }
    if (type == LocalDate.class) {
      return LocalDate.of(2026, 12, 25);
    }
    if (type == LocalTime.class) {
      return LocalTime.of(8, name.length());
    }
    if (type == ZoneId.class) {
      return ZoneId.of("Europe/Vienna");
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isRecord()) {
      return record(type, name);
    }
    throw new IllegalArgumentException("Expected a type with a sample but found " + type);
  }

  private static Object record(Class<?> type, String name) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components)
            .map(
                each ->
                    of(
                        each.getGenericType(),
                        each.getName().equals("value") ? name : each.getName()))
            .toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("Expected a record that takes sample values", e);
    }
  }
}
