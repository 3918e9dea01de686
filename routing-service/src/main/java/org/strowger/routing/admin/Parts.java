package org.strowger.routing.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.wire.Json;

/** Splits what is larger than one command may be. */
final class Parts {

  /** Below the limit of a command, with room for what is around the content. */
  static final int MAX_BYTES = 60 * 1024;

  static final int MAX_AGENTS = 250;

  private Parts() {}

  /** At least one part; their sum in this order is the plan. */
  static List<RoutingPlan> of(RoutingPlan plan) {
    var parts = new ArrayList<RoutingPlan>();
    RoutingPlan part = RoutingPlan.EMPTY;
    int bytes = 0;
    for (RoutingPlan piece : pieces(plan)) {
      int more = bytes(piece);
      if (bytes > 0 && bytes + more > MAX_BYTES) {
        parts.add(part);
        part = RoutingPlan.EMPTY;
        bytes = 0;
      }
      part = part.plus(piece);
      bytes += more;
    }
    parts.add(part);
    return parts;
  }

  /** Batches of at most {@link #MAX_AGENTS}, in order. */
  static <T> List<List<T>> batches(List<T> all) {
    var batches = new ArrayList<List<T>>();
    var batch = new ArrayList<T>();
    int bytes = 0;
    for (T one : all) {
      int more = bytes(one);
      if (batch.size() == MAX_AGENTS || (bytes > 0 && bytes + more > MAX_BYTES)) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(one);
      bytes += more;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }

  /** The plan as a sum of plans with one element each: by its JSON form, whatever lists it has. */
  private static List<RoutingPlan> pieces(RoutingPlan plan) {
    var pieces = new ArrayList<RoutingPlan>();
    for (var list : Json.LOG.<ObjectNode>valueToTree(plan).properties()) {
      for (JsonNode element : list.getValue()) {
        ObjectNode piece = Json.LOG.createObjectNode();
        piece.putArray(list.getKey()).add(element);
        pieces.add(read(piece));
      }
    }
    return pieces;
  }

  private static RoutingPlan read(ObjectNode piece) {
    try {
      return Json.LOG.treeToValue(piece, RoutingPlan.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int bytes(Object content) {
    try {
      return Json.LOG.writeValueAsBytes(content).length;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
