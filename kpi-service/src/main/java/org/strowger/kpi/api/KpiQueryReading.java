package org.strowger.kpi.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.kpi.definition.Dimension;
import org.strowger.kpi.definition.KpiDefinition;
import org.strowger.kpi.definition.KpiDefinitions;
import org.strowger.kpi.query.AsOf;
import org.strowger.kpi.query.Attribution;
import org.strowger.kpi.query.Interval;
import org.strowger.kpi.query.KpiFilter;
import org.strowger.kpi.query.KpiQuery;
import org.strowger.kpi.query.TimeSpan;
import org.strowger.servicekit.problem.Problem;

/** Reads a query from its parameters. */
final class KpiQueryReading {

  private static final Set<String> CHANNELS =
      Arrays.stream(ChannelType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> PRIORITIES = Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final String INTERVALS = "PT15M, PT30M, PT1H, P1D, P1W, P1M are known";

  private final KpiQueryParams params;
  private final Instant now;

  KpiQueryReading(KpiQueryParams params, Instant now) {
    this.params = params;
    this.now = now;
  }

  /**
   * The query.
   *
   * @throws Problem 400, see {@link KpiQuery} and {@link KpiQueryParams}; {@code unknown_kpi},
   *     {@code unknown_dimension}, {@code unknown_interval}, {@code unknown_attribution}, {@code
   *     invalid_value}
   */
  KpiQuery query() {
    List<KpiDefinition> kpis =
        params.known(
            "kpis", KpiDefinitions::of, "unknown_kpi", "GET /api/kpi/definitions lists them");
    if (kpis == null) {
      throw KpiQueryParams.fault("kpis", "Expected ids of definitions but found none");
    }
    List<Dimension> by =
        params.known("by", Dimension::of, "unknown_dimension", "definitions list theirs under by");
    AsOf asOf = asOf();
    ZoneId zone = zone();
    return new KpiQuery(
        kpis,
        by == null ? List.of() : by,
        new KpiFilter(span(zone), zone, wanted()),
        interval(),
        attribution(),
        asOf);
  }

  private AsOf asOf() {
    String text = params.text("asOf");
    if (text == null) {
      return AsOf.now(now);
    }
    Instant at = instant("asOf", text);
    if (at.isAfter(now)) {
      throw KpiQueryParams.fault("asOf", "Expected a past moment but it is yet to come");
    }
    return AsOf.past(at);
  }

  private @Nullable ZoneId zone() {
    String text = params.text("zone");
    if (text == null) {
      return null;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw KpiQueryParams.fault(
          "zone", "Expected a time zone like Europe/Vienna but found another text");
    }
  }

  private TimeSpan span(@Nullable ZoneId zone) {
    String from = params.text("from");
    String to = params.text("to");
    if (from == null && to == null) {
      return new TimeSpan.Today();
    }
    if (from == null) {
      throw KpiQueryParams.fault("from", "Expected from beside to but found none");
    }
    return new TimeSpan.Between(edge("from", from, zone), to == null ? null : edge("to", to, zone));
  }

  /** An instant, or a date of the zone. */
  private static Instant edge(String name, String text, @Nullable ZoneId zone) {
    if (text.contains("T")) {
      return instant(name, text);
    }
    if (zone == null) {
      throw KpiQueryParams.fault(
          "zone", "Expected a zone beside a date but found none; or give instants");
    }
    try {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw noInstant(name);
    }
  }

  private static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw noInstant(name);
    }
  }

  private static Problem noInstant(String name) {
    return KpiQueryParams.fault(
        name, "Expected an instant like 2026-03-02T09:00:00Z but found another text");
  }

  private @Nullable Interval interval() {
    return one("interval", Interval::of, "unknown_interval", INTERVALS);
  }

  private Attribution attribution() {
    Attribution wanted =
        one("attribution", Attribution::of, "unknown_attribution", "by_event is counted");
    return wanted == null ? Attribution.BY_EVENT : wanted;
  }

  private <T> @Nullable T one(
      String name, Function<String, Optional<T>> of, String code, String where) {
    List<T> found = params.known(name, of, code, where);
    if (found == null) {
      return null;
    }
    if (found.size() != 1) {
      throw KpiQueryParams.fault(name, "Expected one value but found more");
    }
    return found.getFirst();
  }

  private Map<Dimension, Set<String>> wanted() {
    var wanted = new EnumMap<Dimension, Set<String>>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      Set<String> values = params.wanted(dimension);
      if (values != null) {
        check(dimension, values);
        wanted.put(dimension, values);
      }
    }
    return wanted;
  }

  /** What can never be found is refused, not answered with nothing. */
  private static void check(Dimension dimension, Set<String> values) {
    if (dimension == Dimension.CHANNEL && !CHANNELS.containsAll(values)) {
      throw KpiQueryParams.fault("channel", "Expected channel types but found another text");
    }
    if (dimension == Dimension.PRIORITY
        && !values.stream().allMatch(value -> value.isEmpty() || PRIORITIES.contains(value))) {
      throw KpiQueryParams.fault("priority", "Expected priorities 1 to 9 but found another text");
    }
  }
}
