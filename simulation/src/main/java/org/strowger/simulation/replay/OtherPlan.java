package org.strowger.simulation.replay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.InstanceAlive;
import org.strowger.contracts.routing.AgentCommand.ReportPhone;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.RoutingAnswer.RejectionCode;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Json;
import org.strowger.contracts.wire.PlanHash;

/** What is different: a plan, agents, or both. Agents nobody has seen work from then to the end. */
final class OtherPlan {

  private static final InstanceId DESK = new InstanceId("what-if");
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final String NO_DISPOSITION = "done";
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              // the language tag "no" is not a boolean
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .build());

  private final @Nullable RoutingPlan plan;
  private final List<AgentDefinition> agents;
  private final Set<AgentId> known = new HashSet<>();
  private String disposition = NO_DISPOSITION;

  OtherPlan(@Nullable Path plan, @Nullable Path roster) {
    this.plan = plan == null ? null : plan(plan);
    this.agents = roster == null ? List.of() : roster(roster);
  }

  boolean hasPlan() {
    return plan != null;
  }

  /** A code that contacts can be closed with. */
  String disposition() {
    return disposition;
  }

  void dispositionsOf(RoutingPlan recorded) {
    RoutingPlan used = plan == null ? recorded : plan;
    if (!used.dispositions().isEmpty()) {
      disposition = used.dispositions().getFirst().code();
    }
  }

  /** An agent of the recording; she works when she worked. */
  void know(AgentId agent) {
    known.add(agent);
  }

  /** What puts the difference in force. */
  List<RoutingCommand> commands(long inForce) {
    var commands = new ArrayList<RoutingCommand>();
    if (plan != null) {
      commands.add(new StagePlanPart(inForce + 1, 1, 1, plan));
      commands.add(new ApplyPlan(inForce + 1, inForce, PlanHash.of(plan), "replay"));
    }
    if (!agents.isEmpty()) {
      commands.add(new PutAgents(agents));
    }
    agents.stream().filter(agent -> !known.contains(agent.id())).forEach(a -> arrive(commands, a));
    return commands;
  }

  private static void arrive(List<RoutingCommand> commands, AgentDefinition agent) {
    commands.add(new AgentConnected(agent.id(), DESK));
    if (agent.phone() != null) {
      commands.add(new ReportPhone(agent.id(), true));
    }
    commands.add(new SetPresence(agent.id(), Presence.AVAILABLE, null, null));
  }

  /** New agents' desks say that they live. */
  List<RoutingCommand> beats() {
    return agents.isEmpty() ? List.of() : List.of(new InstanceAlive(DESK));
  }

  /** When a command that repeats comes next. */
  Optional<Instant> again(RoutingCommand command, Instant at) {
    return command instanceof InstanceAlive ? Optional.of(at.plus(BEAT)) : Optional.empty();
  }

  /**
   * @throws IllegalArgumentException naming every fault when the engine refuses the difference
   */
  void requireTaken(List<RoutingEvent> said) {
    for (RoutingEvent event : said) {
      if (event instanceof CommandRejected no && no.code() != RejectionCode.WRONG_STATE) {
        throw new IllegalArgumentException(
            "Expected a plan and roster that fit but " + no.message() + " " + no.faults());
      }
    }
  }

  private static RoutingPlan plan(Path file) {
    JsonNode document = tree(file);
    if (document instanceof ObjectNode object) {
      object.remove(List.of("version", "basedOn"));
    }
    return read(document, RoutingPlan.class);
  }

  private static List<AgentDefinition> roster(Path file) {
    var agents = new ArrayList<AgentDefinition>();
    tree(file).path("agents").forEach(agent -> agents.add(read(agent, AgentDefinition.class)));
    return agents;
  }

  private static JsonNode tree(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected YAML in " + file + " but could not read it", e);
    }
  }

  private static <T> T read(JsonNode node, Class<T> type) {
    try {
      return Json.LOG
          .readerFor(type)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(node);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a " + type.getSimpleName() + " but found none", e);
    }
  }
}
