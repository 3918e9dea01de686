package org.strowger.acceptance.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sealed type whose records say in a property which of them they are.
 *
 * @param names of the records, in their order
 */
record Frames(String property, Map<Class<?>, String> names) {

  /** One record's word for itself. */
  record Kind(String property, String name) {}

  /** Null when the type has no such property. */
  static @Nullable Frames of(Class<?> type) {
    JsonTypeInfo info = type.getAnnotation(JsonTypeInfo.class);
    JsonSubTypes subTypes = type.getAnnotation(JsonSubTypes.class);
    if (info == null || subTypes == null) {
      return null;
    }
    var names = new LinkedHashMap<Class<?>, String>();
    Arrays.stream(subTypes.value()).forEach(each -> names.put(each.value(), each.name()));
    return new Frames(info.property(), names);
  }

  static Optional<Kind> kindOf(Class<?> type) {
    for (Class<?> above : type.getInterfaces()) {
      Frames frames = of(above);
      if (frames != null && frames.names().containsKey(type)) {
        return Optional.of(new Kind(frames.property(), frames.names().get(type)));
      }
    }
    return Optional.empty();
  }
}
