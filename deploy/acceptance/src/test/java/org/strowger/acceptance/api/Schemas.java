package org.strowger.acceptance.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.acceptance.api.Javadocs.Javadoc;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.wire.Json;

/**
 * JSON schemas of Java's types: records, enumerations, sealed types, ids. A component is required
 * unless it is {@code @Nullable}, for our JSON leaves nulls out; {@code UNKNOWN} is nothing that is
 * sent.
 */
final class Schemas {

  /** What may be missing in our JSON. */
  static final Predicate<RecordComponent> NULLABLE =
      component ->
          component.getAnnotatedType().isAnnotationPresent(Nullable.class)
              || mayBeMissing(component)
              || leftOutEmpty(component);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Javadocs docs;
  private final String base;
  private final Predicate<RecordComponent> optional;
  private final boolean bounded;
  private final Map<String, Class<?>> types = new HashMap<>();
  private final Map<Class<?>, Set<Fields>> seen = new HashMap<>();
  private final Map<String, ObjectNode> components = new TreeMap<>();

  /** What becomes of fields that are not known. */
  enum Fields {
    /** They are refused: of what clients post. */
    CLOSED,
    /** They may be added any time. */
    OPEN
  }

  /**
   * @param base of references, e.g. {@code #/components/schemas/}
   * @param optional what may be missing
   * @param bounded false where values are somebody else's to judge, and are passed on as they are
   */
  Schemas(Javadocs docs, String base, Predicate<RecordComponent> optional, boolean bounded) {
    this.docs = docs;
    this.base = base;
    this.optional = optional;
    this.bounded = bounded;
  }

  /** All types that were asked for and what they consist of, by name. */
  Map<String, ObjectNode> components() {
    components.forEach(
        (name, schema) -> {
          if (isClosed(name, schema)) {
            schema.put("additionalProperties", false);
          }
        });
    return components;
  }

  /** What clients send is refused when it has fields that are not known. */
  private boolean isClosed(String name, ObjectNode schema) {
    Class<?> type = types.get(name);
    return type != null
        && schema.has("properties")
        && !seen.getOrDefault(type, Set.of()).contains(Fields.OPEN);
  }

  ObjectNode of(AnnotatedType type, Fields fields) {
    ObjectNode schema =
        type instanceof AnnotatedParameterizedType generic
            ? container(generic, fields)
            : of((Class<?>) type.getType(), fields);
    Bounds bounds = type.getAnnotation(Bounds.class);
    return bounds == null || !bounded ? schema : bounded(schema, bounds);
  }

  ObjectNode of(Class<?> type, Fields fields) {
    return Scalars.isPlain(type) ? Scalars.plain(type) : reference(type, fields);
  }

  private ObjectNode container(AnnotatedParameterizedType type, Fields fields) {
    AnnotatedType[] of = type.getAnnotatedActualTypeArguments();
    Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
    if (Collection.class.isAssignableFrom(raw)) {
      return Scalars.type("array").set("items", of(of[0], fields));
    }
    if (!Map.class.isAssignableFrom(raw)) {
      throw new IllegalStateException("Expected a list or a map but found " + type);
    }
    ObjectNode schema = Scalars.type("object").set("additionalProperties", of(of[1], fields));
    return of[0].getType() == String.class
        ? schema
        : schema.set("propertyNames", of(of[0], fields));
  }

  private static ObjectNode bounded(ObjectNode schema, Bounds bounds) {
    String type = schema.path("type").asText();
    String[] names =
        switch (type) {
          case "array" -> new String[] {"minItems", "maxItems"};
          case "object" -> new String[] {"minProperties", "maxProperties"};
          case "string" -> new String[] {"minLength", "maxLength"};
          default -> new String[] {"minimum", "maximum"};
        };
    if (bounds.min() != Long.MIN_VALUE) {
      schema.put(names[0], bounds.min());
    }
    if (bounds.max() != Long.MAX_VALUE) {
      schema.put(names[1], bounds.max());
    }
    return bounds.form().isEmpty() ? schema : schema.put("pattern", "^(?:" + bounds.form() + ")$");
  }

  private ObjectNode reference(Class<?> type, Fields fields) {
    String name = nameOf(type);
    Class<?> other = types.putIfAbsent(name, type);
    if (other != null && other != type) {
      throw new IllegalStateException(
          "Expected one type named "
              + name
              + " in a document but there are "
              + type
              + ", "
              + other);
    }
    if (seen.computeIfAbsent(type, any -> EnumSet.noneOf(Fields.class)).add(fields)) {
      components.put(name, component(type, fields));
    }
    return NODES.objectNode().put("$ref", base + name);
  }

  private ObjectNode component(Class<?> type, Fields fields) {
    ObjectNode schema = NODES.objectNode();
    String description = type.isEnum() ? constants(type) : docs.of(type).text();
    if (!description.isEmpty()) {
      schema.put("description", description);
    }
    if (type.isEnum()) {
      schema.put("type", "string");
      ArrayNode values = schema.putArray("enum");
      valuesOf(type).forEach(value -> values.add(sent(value)));
      return schema;
    }
    if (Scalars.isText(type)) {
      return schema.setAll(Scalars.text(type));
    }
    if (type.isSealed()) {
      return schema.setAll(oneOf(type, fields));
    }
    if (type.isRecord()) {
      return schema.setAll(record(type, fields));
    }
    throw new IllegalStateException("Expected a record or an enumeration but found " + type);
  }

  private ObjectNode oneOf(Class<?> sealed, Fields fields) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode choices = schema.putArray("oneOf");
    Frames frames = Frames.of(sealed);
    if (frames == null) {
      leaves(sealed).forEach(leaf -> choices.add(of(leaf, fields)));
      return schema;
    }
    ObjectNode mapping = NODES.objectNode();
    frames
        .names()
        .forEach(
            (leaf, name) -> {
              ObjectNode reference = of(leaf, fields);
              choices.add(reference);
              mapping.set(name, reference.get("$ref"));
            });
    schema
        .putObject("discriminator")
        .put("propertyName", frames.property())
        .set("mapping", mapping);
    return schema;
  }

  private ObjectNode record(Class<?> type, Fields fields) {
    ObjectNode schema = Scalars.type("object");
    ObjectNode properties = NODES.objectNode();
    ArrayNode required = NODES.arrayNode();
    Frames.kindOf(type)
        .ifPresent(
            kind -> {
              properties.putObject(kind.property()).put("type", "string").put("const", kind.name());
              required.add(kind.property());
            });
    ObjectNode named = null;
    for (RecordComponent component : written(type)) {
      if (isNamedBeside(component)) {
        named = named(component.getType(), fields);
      } else {
        properties.set(component.getName(), property(type, component, fields));
        if (!optional.test(component)) {
          required.add(component.getName());
        }
      }
    }
    for (Method method : more(type)) {
      String name = method.getAnnotation(JsonProperty.class).value();
      properties.set(name, described(of(method.getAnnotatedReturnType(), fields), docs.of(method)));
      required.add(name);
    }
    if (!properties.isEmpty()) {
      schema.set("properties", properties);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (named == null) {
      return schema;
    }
    ObjectNode both = NODES.objectNode();
    both.putArray("allOf").add(schema).add(named);
    return properties.isEmpty() ? named : both;
  }

  private static List<RecordComponent> written(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
        .toList();
  }

  /** Methods whose results are written beside the components. */
  private static List<Method> more(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonProperty.class))
        .filter(method -> !method.getAnnotation(JsonProperty.class).value().isEmpty())
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static ObjectNode described(ObjectNode schema, Javadoc doc) {
    return doc.text().isEmpty() ? schema : schema.put("description", doc.text());
  }

  private ObjectNode property(Class<?> type, RecordComponent component, Fields fields) {
    ObjectNode schema = of(component.getAnnotatedType(), fields);
    String description = docs.of(type).params().getOrDefault(component.getName(), "");
    return description.isEmpty() ? schema : schema.put("description", description);
  }

  /** Each of a sealed type's records with its simple name beside it. */
  private ObjectNode named(Class<?> sealed, Fields fields) {
    String name = "Named" + sealed.getSimpleName();
    if (!components.containsKey(name)) {
      ObjectNode schema = NODES.objectNode();
      components.put(name, schema);
      ArrayNode choices = schema.putArray("oneOf");
      for (Class<?> leaf : leaves(sealed).toList()) {
        ObjectNode choice = choices.addObject().put("type", "object");
        ObjectNode properties = choice.putObject("properties");
        properties.putObject("name").put("type", "string").put("const", leaf.getSimpleName());
        properties.set("body", of(leaf, fields));
        choice.putArray("required").add("name").add("body");
      }
    }
    return NODES.objectNode().put("$ref", base + name);
  }

  /** Java's name, without what only groups: a sealed type of messages, a resource. */
  static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    boolean stands =
        outer == null
            || outer.isAnnotationPresent(Path.class)
            || (outer.isAssignableFrom(type) && Frames.of(outer) == null);
    return stands ? type.getSimpleName() : nameOf(outer) + "." + type.getSimpleName();
  }

  /** The concrete records below a sealed type, by name. */
  static Stream<Class<?>> leaves(Class<?> type) {
    Map<String, Class<?>> byName = new TreeMap<>();
    collect(type, byName);
    return byName.values().stream();
  }

  private static void collect(Class<?> type, Map<String, Class<?>> byName) {
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(each -> collect(each, byName));
    } else {
      byName.put(type.getSimpleName(), type);
    }
  }

  /** The values of an enumeration that are sent. */
  static Stream<Enum<?>> valuesOf(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .<Enum<?>>map(Enum.class::cast)
        .filter(Schemas::isSent);
  }

  /** A constant as it stands in JSON. */
  static String sent(Enum<?> value) {
    return Json.LOG.valueToTree(value).asText();
  }

  private static boolean isSent(Enum<?> value) {
    try {
      return !value
          .getDeclaringClass()
          .getField(value.name())
          .isAnnotationPresent(JsonEnumDefaultValue.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Expected a constant as a field but there is none", e);
    }
  }

  private String constants(Class<?> type) {
    var text = new StringBuilder(docs.of(type).text());
    valuesOf(type)
        .filter(value -> !docs.of(value).text().isEmpty())
        .forEach(
            value ->
                text.append("\n- `")
                    .append(sent(value))
                    .append("`: ")
                    .append(docs.of(value).text()));
    return text.toString().strip();
  }

  private static boolean isNamedBeside(RecordComponent component) {
    JsonTypeInfo info = component.getAccessor().getAnnotation(JsonTypeInfo.class);
    return info != null && info.include() == JsonTypeInfo.As.EXTERNAL_PROPERTY;
  }

  private static boolean mayBeMissing(RecordComponent component) {
    Bounds bounds = component.getAnnotatedType().getAnnotation(Bounds.class);
    return bounds != null && bounds.optional();
  }

  private static boolean leftOutEmpty(RecordComponent component) {
    JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
  }
}
