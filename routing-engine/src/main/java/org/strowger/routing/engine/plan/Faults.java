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

  void add(String key, @Nullable Object value, String message) {
    found.add(new Fault(key, value == null ? "" : value.toString(), message));
  }

  /** Says so when a value is missing; true when it is there. */
  boolean present(String key, @Nullable Object value) {
    if (value == null) {
      add(key, null, "Expected a value but there is none");
    } else if (value instanceof Enum<?> choice) {
      known(key, choice);
    }
    return value != null;
  }

  /** Says so when a value comes from a newer plan than this router reads. */
  void known(String key, @Nullable Enum<?> value) {
    if (value != null && value.name().equals("UNKNOWN")) {
      add(key, value, "Expected a value that this router knows but it is another");
    }
  }

  /** The same of each. */
  void known(String key, @Nullable Collection<? extends Enum<?>> values) {
    if (values != null) {
      values.forEach(value -> known(key, value));
    }
  }

  void text(String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(key, value, "Expected a text but it is empty");
    }
  }

  void code(String key, @Nullable String value) {
    if (value == null || !value.matches("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")) {
      add(key, value, "Expected 1–64 of a–z, 0–9 and - but it is another text");
    }
  }

  void range(String key, int value, int least, int most) {
    if (value < least || value > most) {
      add(key, value, "Expected " + least + "–" + most + " but it is " + value);
    }
  }

  void limit(String key, int size, int most) {
    if (size > most) {
      add(key, size, "Expected at most " + most + " but there are " + size);
    }
  }

  void declared(String key, @Nullable String value, Collection<String> declared, String what) {
    if (value == null || !declared.contains(value)) {
      add(key, value, "Expected " + what + " of the plan but it declares no such one");
    }
  }

  <T> void unique(String key, Collection<T> all, Function<T, @Nullable Object> id) {
    Set<String> seen = new TreeSet<>();
    for (T each : all) {
      String value = String.valueOf(id.apply(each));
      if (!seen.add(value)) {
        add(key + "[" + value + "]", value, "Expected it once but it is there again");
      }
    }
  }

  List<Fault> found() {
    return List.copyOf(found);
  }
}
