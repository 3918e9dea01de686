package org.strowger.kpi.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  /** The groups of several answers that are of disjoint rows, each group's tallies added up. */
  public static KpiAnswer sum(Stream<KpiAnswer> answers) {
    Map<Map<Dimension, String>, Tally> sums = new LinkedHashMap<>();
    answers
        .flatMap(answer -> answer.groups().stream())
        .forEach(group -> sums.merge(group.by(), group.tally(), Tally::plus));
    return new KpiAnswer(
        sums.entrySet().stream()
            .map(each -> new Group(each.getKey(), null, each.getValue()))
            .toList());
  }

  /** Only the groups that have one of these values. */
  public KpiAnswer only(Dimension dimension, Set<String> values) {
    return new KpiAnswer(
        groups.stream()
            .filter(group -> values.contains(group.by().getOrDefault(dimension, "")))
            .toList());
  }

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
