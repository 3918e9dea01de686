package org.strowger.kpi.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All figures that are defined. Their examples are about one day, as it is at 09:06:00. Queue mail
 * has target T = 20 s and short abandons below S = 5 s:
 *
 * <pre>
 *   contact  enqueued  ended                 W
 *   a        09:00:00  assigned  09:00:10   10 s   wrap-up 09:05:10–09:05:40, before it 20 s of hold
 *   b        09:01:00  assigned  09:01:20   20 s   wrap-up 09:02:20–09:02:50
 *   c        09:02:00  assigned  09:03:00   60 s   still engaged
 *   d        09:03:00  abandoned 09:03:04    4 s   offered at once
 *   e        09:04:00  abandoned 09:04:05    5 s   offered, declined 09:04:02, offered again
 *   f        09:05:00  waiting                     offered, expired 09:05:30, offered again
 * </pre>
 *
 * <p>On the phone g was refused, h asked at 09:02:30 to be called back and waits for that, i waited
 * as long as the queue allows, and j comes back at 10:00:00. Of the agents u-1 is available, u-2
 * away and u-3 engaged with c.
 */
public final class KpiDefinitions {

  /** Everything that is defined, in the order it is documented. */
  public static final List<KpiDefinition> ALL =
      Stream.of(LiveKpis.ALL, SegmentKpis.ALL, AssignmentKpis.ALL, OfferKpis.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, KpiDefinition> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(KpiDefinition::id, Function.identity()));

  /** The definition of that id, if there is one. */
  public static Optional<KpiDefinition> of(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  private KpiDefinitions() {}
}
