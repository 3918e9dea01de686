package org.strowger.routing.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.Fault;

/**
 * Makes a record of a tree and names every fault at its place, instead of stopping at the first.
 * Lists and maps may be left out, {@code @Nullable} components too, everything else is mandatory.
 */
final class RecordReader {

  private static final List<String> NAMING = List.of("id", "name", "code", "queueId", "skill");

  private final List<Fault> faults;
  private boolean complete = true;

  RecordReader(List<Fault> faults) {
    this.faults = faults;
  }

  /** True when no value is missing from what was read, whatever else was wrong. */
  boolean complete() {
    return complete;
  }

  /** The record, or null when something mandatory is missing in it. */
  <T extends Record> @Nullable T read(JsonNode node, Class<T> type) {
    return type.cast(record(node, type, ""));
  }

  private @Nullable Object value(JsonNode node, Type type, String place) {
    return switch (type) {
      case ParameterizedType generic when generic.getRawType() == List.class ->
          list(node, generic.getActualTypeArguments()[0], place);
      case ParameterizedType generic -> map(node, generic.getActualTypeArguments(), place);
      case Class<?> plain when isComposite(plain) -> record(node, plain, place);
      case Class<?> plain -> scalar(node, plain, place);
      default -> throw new IllegalStateException("Expected a plain type but found " + type);
    };
  }

  private @Nullable Object record(JsonNode node, Class<?> type, String place) {
    if (!node.isObject()) {
      return missing(place, node, "Expected keys and values but found something else");
    }
    RecordComponent[] components = type.getRecordComponents();
    unknownKeys(node, components, place);
    var values = new @Nullable Object[components.length];
    boolean whole = true;
    for (int i = 0; i < components.length; i++) {
      values[i] = component(node, components[i], place);
      whole &= values[i] != null || mayBeAbsent(components[i]);
    }
    return whole ? construct(type, components, values, place) : null;
  }

  private @Nullable Object component(JsonNode node, RecordComponent component, String place) {
    JsonNode value = node.path(component.getName());
    String inside = inside(place, component.getName());
    if (!value.isMissingNode() && !value.isNull()) {
      return value(value, component.getGenericType(), inside);
    }
    return mayBeAbsent(component)
        ? null
        : missing(inside, value, "Expected a value but found none");
  }

  private static boolean mayBeAbsent(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType
        || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private void unknownKeys(JsonNode node, RecordComponent[] components, String place) {
    Set<String> known = new HashSet<>();
    Stream.of(components).map(RecordComponent::getName).forEach(known::add);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                add(
                    inside(place, name),
                    node.get(name),
                    "Expected one of "
                        + Stream.of(components).map(RecordComponent::getName).toList()
                        + " but found another key");
              }
            });
  }

  private @Nullable Object list(JsonNode node, Type element, String place) {
    if (!node.isArray()) {
      return missing(place, node, "Expected a list but found something else");
    }
    var values = new ArrayList<Object>();
    for (int i = 0; i < node.size(); i++) {
      Object value = value(node.get(i), element, place + "[" + nameOf(node.get(i), i) + "]");
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private @Nullable Object map(JsonNode node, Type[] types, String place) {
    if (!node.isObject()) {
      return missing(place, node, "Expected keys and values but found something else");
    }
    var values = new TreeMap<Object, Object>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String inside = inside(place, entry.getKey());
      Object key = scalar(TextNode.valueOf(entry.getKey()), (Class<?>) types[0], inside);
      Object value = value(entry.getValue(), types[1], inside);
      if (key != null && value != null) {
        values.put(key, value);
      }
    }
    return values;
  }

  private @Nullable Object scalar(JsonNode node, Class<?> type, String place) {
    try {
      return Scalars.read(node, type);
    } catch (IllegalArgumentException e) {
      return missing(place, node, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object construct(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values, String place) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable refusal = e.getTargetException();
      return missing(place, TextNode.valueOf(""), String.valueOf(refusal.getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected a public record but it is another type", e);
    }
  }

  /** Records with one component are values of their own: ids. */
  private static boolean isComposite(Class<?> type) {
    return type.isRecord() && type.getRecordComponents().length > 1;
  }

  private static String nameOf(JsonNode element, int index) {
    return NAMING.stream()
        .map(key -> element.path(key).asText())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(Integer.toString(index));
  }

  private static String inside(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private @Nullable Object missing(String place, JsonNode found, String message) {
    complete = false;
    add(place, found, message);
    return null;
  }

  private void add(String place, JsonNode found, String message) {
    String text = found.isValueNode() && !found.isNull() ? found.asText() : "";
    faults.add(new Fault(place, text.length() > 64 ? text.substring(0, 64) : text, message));
  }
}
