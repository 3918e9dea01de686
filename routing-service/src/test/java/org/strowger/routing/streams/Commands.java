package org.strowger.routing.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.strowger.contracts.Actor;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Disposition;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.AgentCommand.AgentConnected;
import org.strowger.contracts.routing.AgentCommand.SetPresence;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.contracts.routing.PlanCommand.ApplyPlan;
import org.strowger.contracts.routing.PlanCommand.PutAgents;
import org.strowger.contracts.routing.PlanCommand.StagePlanPart;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.PlanHash;
import org.strowger.contracts.wire.Topics;
import org.strowger.contracts.wire.Wire;
import org.strowger.contracts.wire.WireRecord;
import org.strowger.routing.TestFiles;

/** Commands of a small operation: plan.yaml, agents who speak English. */
public final class Commands {

  /** The plan of {@code plan.yaml}. */
  public static final RoutingPlan PLAN = TestFiles.plan("plan.yaml");

  public static final InstanceId DESK = new InstanceId("desk-1");

  private Commands() {}

  public static List<RoutingCommand> publish(RoutingPlan plan) {
    return publish(1, 0, List.of(plan));
  }

  /** The same plan with so many ways to close a contact that a snapshot has no room for them. */
  static List<RoutingCommand> publishWithDispositions(long version, long basedOn, int count) {
    var parts = new ArrayList<RoutingPlan>();
    parts.add(PLAN);
    for (int i = 0; i < count; i += 500) {
      parts.add(
          new RoutingPlan(
              List.of(),
              List.of(),
              List.of(),
              IntStream.range(i, i + 500)
                  .mapToObj(n -> new Disposition("code-" + n, "Disposition number " + n))
                  .toList(),
              List.of(),
              List.of(),
              List.of(),
              List.of()));
    }
    return publish(version, basedOn, parts);
  }

  private static List<RoutingCommand> publish(long version, long basedOn, List<RoutingPlan> parts) {
    var commands = new ArrayList<RoutingCommand>();
    for (int i = 0; i < parts.size(); i++) {
      commands.add(new StagePlanPart(version, i + 1, parts.size(), parts.get(i)));
    }
    RoutingPlan plan = parts.stream().reduce(RoutingPlan.EMPTY, RoutingPlan::plus);
    commands.add(new ApplyPlan(version, basedOn, PlanHash.of(plan), "u-9001"));
    return commands;
  }

  public static AgentDefinition agent(String id) {
    return new AgentDefinition(
        new AgentId(id),
        new TeamId("team-1"),
        new ProfileId("generalist"),
        Map.of("general", 4),
        Map.of("en", 5),
        true);
  }

  static AgentDefinition agentWithPhone(String id) {
    AgentDefinition agent = agent(id);
    return new AgentDefinition(
        agent.id(), agent.teamId(), agent.profileId(), agent.skills(), agent.languages(), true, id);
  }

  public static List<RoutingCommand> available(String agent) {
    var id = new AgentId(agent);
    return List.of(
        new PutAgents(List.of(agent(agent))),
        new AgentConnected(id, DESK),
        new SetPresence(id, Presence.AVAILABLE, null, null));
  }

  public static RouteContact mail(String contact, Instant arrivedAt) {
    return mail(contact, "support", arrivedAt);
  }

  public static RouteContact mail(String contact, String entryPoint, Instant arrivedAt) {
    return arrival(contact, ChannelType.EMAIL, entryPoint, arrivedAt);
  }

  static RouteContact call(String contact, Instant arrivedAt) {
    return arrival(contact, ChannelType.VOICE, "support", arrivedAt);
  }

  private static RouteContact arrival(
      String contact, ChannelType channel, String entryPoint, Instant arrivedAt) {
    return new RouteContact(
        new ContactId(contact),
        new ConversationId("conversation-" + contact),
        new CustomerId("customer-" + contact),
        channel,
        entryPoint,
        new ContactLanguage("en", ContactLanguage.Source.EXPLICIT, 100),
        Map.of(),
        arrivedAt);
  }

  /** A command as the gateway's outbox or a desk would send it. */
  public static WireRecord record(String domain, String id, RoutingCommand command) {
    var meta = Meta.of(id, "/test", Instant.EPOCH, Actor.system("test"));
    return Wire.write(Topics.ROUTING_COMMANDS, new Message<>(domain, meta, command));
  }
}
