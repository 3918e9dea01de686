package org.strowger.routing.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.plan.Fault;

/** Collects what is wrong, each with its key and value. */
final class Faults {

  private final List<Fault> found = new ArrayList<>();

  /** Adds a fault. */
  void add(String key, @Nullable Object value, String message) {
    found.add(new Fault(key, value == null ? "" : value.toString(), message));
  }

  /** Adds a fault when a value is missing; whether it is there. */
  boolean requirePresent(String key, @Nullable Object value) {
    if (value == null) {
      add(key, null, "Expected a value but there is none");
    } else if (value instanceof Enum<?> choice) {
      requireKnown(key, choice);
    }
    return value != null;
  }

  /** Adds a fault when a value comes from a newer plan than this router reads. */
  void requireKnown(String key, @Nullable Enum<?> value) {
    if (value != null && value.name().equals("UNKNOWN")) {
      add(key, value, "Expected a value that this router knows but it is another");
    }
  }

  /** The same for each of some values. */
  void requireKnown(String key, @Nullable Collection<? extends Enum<?>> values) {
    if (values != null) {
      values.forEach(value -> requireKnown(key, value));
    }
  }

  /** Adds a fault when a text is missing or blank. */
  void requireText(String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(key, value, "Expected a text but it is empty");
    }
  }

  /** Adds a fault when a value is not 1–64 of a–z, 0–9 and -. */
  void requireCode(String key, @Nullable String value) {
    if (value == null || !value.matches("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")) {
      add(key, value, "Expected 1–64 of a–z, 0–9 and - but it is another text");
    }
  }

  /** Adds a fault when a number is out of its range. */
  void requireRange(String key, int value, int least, int most) {
    if (value < least || value > most) {
      add(key, value, "Expected " + least + "–" + most + " but it is " + value);
    }
  }

  /** Adds a fault when there are too many. */
  void requireAtMost(String key, int size, int most) {
    if (size > most) {
      add(key, size, "Expected at most " + most + " but there are " + size);
    }
  }

  /** Adds a fault when the plan does not declare a value. */
  void requireDeclared(
      String key, @Nullable String value, Collection<String> declared, String what) {
    if (value == null || !declared.contains(value)) {
      add(key, value, "Expected " + what + " of the plan but it declares no such one");
    }
  }

  /** Adds a fault for each that has the same id as one before it. */
  <T> void requireUnique(String key, Collection<T> all, Function<T, @Nullable Object> id) {
    Set<String> seen = new TreeSet<>();
    for (T each : all) {
      String value = String.valueOf(id.apply(each));
      if (!seen.add(value)) {
        add(key + "[" + value + "]", value, "Expected it once but it is there again");
      }
    }
  }

  /** All faults, in the order in which they were found. */
  List<Fault> found() {
    return List.copyOf(found);
  }
}
