package org.strowger.simulation.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.RoutingEngine;

/**
 * The first place where the engine says something else than the log.
 *
 * @param index of the event among those of its command, from 1
 * @param logged what the log says; "nothing" when it has no further event there
 * @param decided what the engine says now
 */
record Difference(
    long offset, Instant at, String command, int index, String logged, String decided) {

  private static final String NOTHING = "nothing";

  static Difference of(Step step, int i, List<RoutingEvent> decided, long planVersion) {
    return new Difference(
        step.command().offset(),
        step.command().at(),
        step.command().type() + " " + text(step.command().value()),
        i + 1,
        i < step.events().size() ? logged(step.events().get(i)) : NOTHING,
        i < decided.size() ? decided(decided.get(i), planVersion) : NOTHING);
  }

  private static String logged(Recorded event) {
    return "engine %s, plan %s: %s %s"
        .formatted(
            event.headers().getOrDefault("ce_engineversion", "?"),
            event.headers().getOrDefault("ce_planversion", "?"),
            event.type(),
            text(event.value()));
  }

  private static String decided(RoutingEvent event, long planVersion) {
    return "engine %s, plan %d: %s %s"
        .formatted(
            RoutingEngine.VERSION,
            planVersion,
            event.getClass().getSimpleName(),
            text(Replayer.json(event)));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  /** For people. */
  String print(List<String> before) {
    return String.format(
        Locale.ROOT,
        """
        DIFFERENT at command offset %d (%s), event %d
          before it:
        %s
          command: %s
          log:     %s
          replay:  %s\
        """,
        offset,
        at,
        index,
        String.join("\n", before),
        command,
        logged,
        decided);
  }
}
