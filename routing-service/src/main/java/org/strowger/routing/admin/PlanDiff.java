package org.strowger.routing.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.wire.Json;

/**
 * What differs between two plans, value by value; elements of lists are told apart by their names.
 */
final class PlanDiff {

  private static final List<String> NAMING = List.of("id", "name", "code", "queueId", "skill");

  private final List<Change> changes = new ArrayList<>();

  private PlanDiff() {}

  /**
   * One difference.
   *
   * @param key where, e.g. {@code queues[phone].offerTimeoutSeconds}
   * @param before null when it is new
   * @param after null when it is gone
   */
  public record Change(String key, @Nullable JsonNode before, @Nullable JsonNode after) {}

  /** Nothing when the plans are equal. */
  static List<Change> between(RoutingPlan before, RoutingPlan after) {
    var diff = new PlanDiff();
    diff.compare("", Json.LOG.valueToTree(before), Json.LOG.valueToTree(after));
    return List.copyOf(diff.changes);
  }

  private void compare(String key, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      members(key, fields((ObjectNode) before), fields((ObjectNode) after), true);
    } else if (isNamed(before) && isNamed(after)) {
      Map<String, JsonNode> old = elements((ArrayNode) before);
      Map<String, JsonNode> now = elements((ArrayNode) after);
      members(key, old, now, false);
      order(key, old.keySet(), now.keySet());
    } else {
      changes.add(new Change(key, before, after));
    }
  }

  private void members(
      String key, Map<String, JsonNode> before, Map<String, JsonNode> after, boolean fields) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String inside = fields ? (key.isEmpty() ? name : key + "." + name) : key + "[" + name + "]";
      JsonNode old = before.get(name);
      JsonNode now = after.get(name);
      if (old != null && now != null) {
        compare(inside, old, now);
      } else {
        changes.add(new Change(inside, old, now));
      }
    }
  }

  /** The order of what both have matters too: the first entry rule that matches decides. */
  private void order(String key, Set<String> before, Set<String> after) {
    List<String> old = before.stream().filter(after::contains).toList();
    List<String> now = after.stream().filter(before::contains).toList();
    if (!old.equals(now)) {
      changes.add(
          new Change(key + " (order)", Json.LOG.valueToTree(old), Json.LOG.valueToTree(now)));
    }
  }

  private static boolean isNamed(JsonNode node) {
    if (!node.isArray()) {
      return false;
    }
    for (JsonNode element : node) {
      if (nameOf(element) == null) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String nameOf(JsonNode element) {
    if (element.isTextual()) {
      return element.asText();
    }
    return NAMING.stream()
        .map(name -> element.path(name).asText())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static Map<String, JsonNode> fields(ObjectNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  private static Map<String, JsonNode> elements(ArrayNode array) {
    Map<String, JsonNode> elements = new LinkedHashMap<>();
    array.forEach(element -> elements.put(String.valueOf(nameOf(element)), element));
    return elements;
  }
}
