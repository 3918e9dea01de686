package org.strowger.simulation.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.routing.engine.Change;
import org.strowger.routing.engine.RoutingEngine;
import org.strowger.routing.engine.state.Entity;

/** Lets the engine decide a recorded log again and compares what it says with what it said. */
final class Replayer {

  private final DomainId domain;
  private final Map<String, Entity> kept = new TreeMap<>();
  private RoutingEngine engine;
  private long compared;

  Replayer(String domain) {
    this.domain = new DomainId(domain);
    this.engine = RoutingEngine.empty(this.domain);
  }

  /** How many events were found to be the same. */
  long compared() {
    return compared;
  }

  /**
   * What the engine decided, or the first difference.
   *
   * @param compare false where only the state is wanted
   */
  Optional<Difference> replay(Step step, boolean compare) {
    RoutingCommand command = command(step.command());
    if (command == null) {
      return Optional.empty();
    }
    List<RoutingEvent> decided = engine.handle(command, step.command().at());
    if (isUndone(step, decided)) {
      engine.drainChanges();
      engine = RoutingEngine.restore(domain, kept.values());
      return Optional.empty();
    }
    keep();
    return compare ? difference(step, decided) : Optional.empty();
  }

  /** The command of a record; null when the router could not read it either. */
  static @Nullable RoutingCommand command(Recorded record) {
    try {
      return Wire.read(Topics.ROUTING_COMMANDS, "any", record.headers(), record.value()).body();
    } catch (MalformedMessageException _) {
      return null;
    }
  }

  private void keep() {
    for (Change change : engine.drainChanges()) {
      Entity entity = change.entity();
      if (entity == null) {
        kept.remove(change.key());
      } else {
        kept.put(change.key(), entity);
      }
    }
  }

  /** What did not fit into the log was taken back and answered by one rejection. */
  private static boolean isUndone(Step step, List<RoutingEvent> decided) {
    return step.events().size() == 1
        && step.events().getFirst().type().equals("CommandRejected")
        && tree(step.events().getFirst().value()).path("code").asText().equals("INTERNAL")
        && !(decided.size() == 1 && isRejection(decided.getFirst()));
  }

  private static boolean isRejection(RoutingEvent event) {
    return event.getClass().getSimpleName().equals("CommandRejected");
  }

  private Optional<Difference> difference(Step step, List<RoutingEvent> decided) {
    int both = Math.min(decided.size(), step.events().size());
    for (int i = 0; i < both; i++) {
      if (!same(decided.get(i), step.events().get(i))) {
        return Optional.of(Difference.of(step, i, decided, engine.planVersion()));
      }
    }
    if (decided.size() != step.events().size()) {
      return Optional.of(Difference.of(step, both, decided, engine.planVersion()));
    }
    compared += both;
    return Optional.empty();
  }

  /** The same bytes, or the same JSON: an older log lacks components that were added since. */
  private boolean same(RoutingEvent decided, Recorded logged) {
    if (!decided.getClass().getSimpleName().equals(logged.type())
        || !Long.toString(engine.planVersion()).equals(logged.headers().get("ce_planversion"))) {
      return false;
    }
    byte[] bytes = json(decided);
    return Arrays.equals(bytes, logged.value()) || tree(bytes).equals(tree(logged.value()));
  }

  static byte[] json(RoutingEvent event) {
    try {
      return Json.LOG.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(byte[] json) {
    try {
      return Json.LOG.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
