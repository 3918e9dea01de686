package org.strowger.contracts.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;

/**
 * A declared attribute of contacts; others are refused, so that no personal data gets into the log.
 *
 * @param name the attribute's key
 * @param values the allowed values; empty when a pattern is given
 * @param pattern a regular expression the whole value matches
 */
public record AttributePlan(
    @Bounds(min = 1) String name, List<String> values, @Nullable String pattern) {

  public AttributePlan {
    values = Copies.of(values);
  }
}
