package org.strowger.servicekit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a field what it takes, so that a client need not look it up. */
final class WantedForm {

  private WantedForm() {}

  /** The sentence that a client reads; what was sent is not in it. */
  static String of(MismatchedInputException refusal) {
    return "Expected " + wanted(refusal.getTargetType()) + " but found another value";
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "a value of this field's form";
    }
    if (type.isEnum()) {
      return "one of " + KnownValuesOnly.of(type).map(Enum::name).collect(Collectors.joining(", "));
    }
    if (type == Instant.class) {
      return "a time like 2026-01-31T12:00:00Z";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    if (type == String.class) {
      return "a text";
    }
    return Collection.class.isAssignableFrom(type)
        ? "a list"
        : Map.class.isAssignableFrom(type) || type.isRecord()
            ? "an object"
            : "a value of this field's form";
  }
}
