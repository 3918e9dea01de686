package org.strowger.kpi.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.strowger.kpi.definition.Dimension;
import org.strowger.servicekit.problem.FieldFault;
import org.strowger.servicekit.problem.Problem;

/** The parameters of a query, as they were sent: {@link KpiParameter} and dimensions. */
final class KpiQueryParams {

  /** How many values one parameter may have. */
  private static final int MOST_VALUES = 200;

  private static final int LONGEST_VALUE = 200;

  private final MultivaluedMap<String, String> sent;

  /**
   * What would be ignored is refused, since it would give the figures of other rows.
   *
   * @throws Problem 400 {@code unknown_parameter}, {@code invalid_value} when one is given twice
   */
  KpiQueryParams(MultivaluedMap<String, String> sent) {
    this.sent = sent;
    sent.forEach(
        (name, values) -> {
          if (!KpiParameter.isKnown(name) && Dimension.of(name).isEmpty()) {
            throw Problem.badRequest(
                "unknown_parameter",
                "Expected only dimensions and %s but found another parameter"
                    .formatted(KpiParameter.ids()));
          }
          if (values.size() > 1) {
            throw fault(name, "Expected one value, several apart by commas, but found more");
          }
        });
  }

  /** What was sent; null when nothing was. */
  @Nullable String text(String name) {
    return sent.getFirst(name);
  }

  /** The values to filter a dimension by; null when rows are not filtered by it. */
  @Nullable Set<String> wanted(Dimension dimension) {
    String text = text(dimension.id());
    return text == null ? null : new HashSet<>(values(dimension.id(), text));
  }

  /**
   * The values of a parameter, each known.
   *
   * @param of the value of that name, if there is one
   * @return null when nothing was sent
   * @throws Problem 400 with that code
   */
  <T> @Nullable List<T> known(
      String name, Function<String, Optional<T>> of, String code, String where) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    var known = new ArrayList<T>();
    for (String value : values(name, text)) {
      known.add(
          of.apply(value)
              .orElseThrow(
                  () ->
                      Problem.badRequest(code, "Expected known values but found another; " + where)
                          .withFaults(
                              List.of(new FieldFault("/" + name, code, "Expected one of these")))));
    }
    return known;
  }

  /** A refusal that names the parameter. */
  static Problem fault(String name, String message) {
    return Problem.badRequest("invalid_value", message)
        .withFaults(List.of(new FieldFault("/" + name, "invalid_value", message)));
  }

  private static List<String> values(String name, String text) {
    List<String> values = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (values.size() > MOST_VALUES) {
      throw fault(
          name, "Expected at most %d values but found %d".formatted(MOST_VALUES, values.size()));
    }
    if (values.stream().anyMatch(value -> !fits(value))) {
      throw fault(
          name,
          "Expected values of at most %d printable characters but found another"
              .formatted(LONGEST_VALUE));
    }
    return values;
  }

  private static boolean fits(String value) {
    return value.length() <= LONGEST_VALUE && value.chars().noneMatch(Character::isISOControl);
  }
}
