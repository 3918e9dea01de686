package org.strowger.kpi.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.Tally;

/**
 * What was measured, by group, in the order of interval and dimensions. A group nothing was
 * measured of is absent, unless neither dimension nor interval was asked for.
 */
public record KpiAnswer(List<Group> groups) {

  public KpiAnswer {
    groups = List.copyOf(groups);
  }

  /**
   * Rows that were measured together.
   *
   * @param by the values of the dimensions; without one that is not known of these rows
   * @param period null when the span was not cut
   */
  public record Group(Map<Dimension, String> by, @Nullable Period period, Tally tally) {}

  /** The sum over the groups that have these values; {@link Tally#NOTHING} when there is none. */
  public Tally sum(Map<Dimension, String> values) {
    return groups.stream()
        .filter(group -> group.by().entrySet().containsAll(values.entrySet()))
        .map(Group::tally)
        .reduce(Tally.NOTHING, Tally::plus);
  }

  /** Whether there is a group with these values. */
  public boolean has(Map<Dimension, String> values) {
    return groups.stream().anyMatch(group -> group.by().entrySet().containsAll(values.entrySet()));
  }
}
