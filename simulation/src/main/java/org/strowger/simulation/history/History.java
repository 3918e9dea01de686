package org.strowger.simulation.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.MalformedMessageException;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;

/** Turns as text: a line of JSON each, to be read by people and run again. */
final class History {

  private History() {}

  static String line(Turn turn) {
    ObjectNode line = Json.LOG.createObjectNode();
    line.put("at", turn.at().toString()).put("type", turn.command().getClass().getSimpleName());
    line.set("command", Json.LOG.valueToTree(turn.command()));
    if (turn.twice()) {
      line.put("twice", true);
    }
    if (turn.restart()) {
      line.put("restart", true);
    }
    return line.toString();
  }

  static List<Turn> read(Path file) {
    var turns = new ArrayList<Turn>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("{")) {
          turns.add(turn(Json.LOG.readTree(line)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a history in " + file + " but could not read it", e);
    }
    return turns;
  }

  private static Turn turn(JsonNode line) throws IOException {
    String at = line.path("at").asText();
    Map<String, String> headers =
        Map.of(
            "ce_type",
            "org.strowger." + line.path("type").asText() + ".v1",
            "ce_id",
            "turn",
            "ce_source",
            "/simulation",
            "ce_time",
            at);
    try {
      RoutingCommand command =
          Wire.read(
                  Topics.ROUTING_COMMANDS,
                  "simulation",
                  headers,
                  Json.LOG.writeValueAsBytes(line.path("command")))
              .body();
      return new Turn(
          Instant.parse(at),
          command,
          line.path("twice").asBoolean(),
          line.path("restart").asBoolean());
    } catch (MalformedMessageException e) {
      throw new IOException("Expected a command but got " + line, e);
    }
  }
}
