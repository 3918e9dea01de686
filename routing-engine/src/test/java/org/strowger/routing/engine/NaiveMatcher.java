package org.strowger.routing.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;

/** Who may have what, and in which order, written a second time in the plainest way. */
final class NaiveMatcher {

  final List<Agent> agents = new ArrayList<>();
  final List<Contact> contacts = new ArrayList<>();
  private final RoutingPlan plan;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Backoff> backoffs = new ArrayList<>();

  NaiveMatcher(RoutingPlan plan, List<Entity> entities) {
    this.plan = plan;
    for (Entity entity : entities) {
      switch (entity) {
        case Agent each -> agents.add(each);
        case Contact each -> contacts.add(each);
        case Assignment each -> assignments.add(each);
        case Backoff each -> backoffs.add(each);
        default -> {}
      }
    }
  }

  List<Contact.Waiting> waiting() {
    return contacts.stream()
        .filter(Contact.Waiting.class::isInstance)
        .map(Contact.Waiting.class::cast)
        .toList();
  }

  Agent agent(AgentId id) {
    return agents.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** Whether the agent may be given the contact now, once some units of a channel are free. */
  boolean eligible(Agent agent, Contact contact, QueuePlan.Delivery delivery, Freed freed) {
    QueuePlan queue = queue(contact);
    boolean present =
        agent.presence() == Presence.AVAILABLE
            || (delivery == QueuePlan.Delivery.PULL && agent.presence() == Presence.FOCUS);
    return queue.delivery() == delivery
        && agent.definition().active()
        && !agent.desks().isEmpty()
        && present
        && agent.suspension() == null
        && (delivery == QueuePlan.Delivery.PULL || agent.next() == null)
        && (contact.demand().channel() != ChannelType.VOICE || hasPhone(agent))
        && served(agent).containsKey(queue.id().value())
        && skilled(agent, contact, queue)
        && speaks(agent, contact, queue)
        && backoffs.stream()
            .noneMatch(
                each -> each.agentId().equals(agent.id()) && each.contactId().equals(contact.id()))
        && room(agent, contact.demand().channel(), freed);
  }

  private static boolean hasPhone(Agent agent) {
    return agent.definition().phone() != null && agent.phone() == PhoneState.REACHABLE;
  }

  /** Capacity to leave out of the count. */
  record Freed(ChannelType channel, int units, int contacts) {
    static final Freed NOTHING = new Freed(ChannelType.EMAIL, 0, 0);
  }

  private boolean room(Agent agent, ChannelType channel, Freed freed) {
    ProfilePlan profile = profile(agent);
    Integer cost = profile.capacity().costs().get(channel);
    int freedContacts = freed.channel() == channel ? freed.contacts() : 0;
    Integer maximum = profile.capacity().maximums().get(channel);
    return cost != null
        && units(agent) - freed.units() + cost <= profile.capacity().units()
        && (maximum == null || held(agent, channel) - freedContacts < maximum);
  }

  boolean withinCapacity(Agent agent) {
    ProfilePlan profile = profile(agent);
    return units(agent) <= profile.capacity().units()
        && profile.capacity().maximums().entrySet().stream()
            .allMatch(each -> held(agent, each.getKey()) <= each.getValue());
  }

  List<Assignment> chatsOf(Agent agent) {
    return assignments.stream()
        .filter(each -> each.agentId().equals(agent.id()) && each.engaged())
        .filter(each -> each.assigned().channel() == ChannelType.CHAT)
        .toList();
  }

  private int units(Agent agent) {
    int sum = 0;
    for (Contact contact : contacts) {
      if (contact instanceof Contact.Offered each && each.offer().agentId().equals(agent.id())) {
        sum += each.offer().cost();
      }
    }
    for (Assignment each : assignments) {
      sum += each.agentId().equals(agent.id()) ? each.assigned().cost() : 0;
    }
    return sum;
  }

  private int held(Agent agent, ChannelType channel) {
    long offered =
        contacts.stream()
            .filter(Contact.Offered.class::isInstance)
            .map(each -> ((Contact.Offered) each).offer())
            .filter(each -> each.agentId().equals(agent.id()) && each.channel() == channel)
            .count();
    long assigned =
        assignments.stream()
            .filter(each -> each.agentId().equals(agent.id()))
            .filter(each -> each.assigned().channel() == channel)
            .count();
    return (int) (offered + assigned);
  }

  /** The agent's order: queue priority of her profile, contact priority, age, sequence. */
  Comparator<Contact> orderOf(Agent agent) {
    Map<String, Integer> served = served(agent);
    return Comparator.<Contact, Integer>comparing(
            each -> Objects.requireNonNullElse(served.get(each.stay().queueId().value()), 999))
        .thenComparing(each -> each.stay().priority())
        .thenComparing(
            (Contact each) -> each.demand().arrivedAt(), Comparator.<Instant>naturalOrder())
        .thenComparing(each -> each.demand().sequence());
  }

  QueuePlan queue(Contact contact) {
    return plan.queues().stream()
        .filter(each -> each.id().equals(contact.stay().queueId()))
        .findFirst()
        .orElseThrow();
  }

  private ProfilePlan profile(Agent agent) {
    return plan.profiles().stream()
        .filter(each -> each.id().equals(agent.definition().profileId()))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Integer> served(Agent agent) {
    var served = new TreeMap<String, Integer>();
    for (ServedQueue each : profile(agent).queues()) {
      served.put(each.queueId().value(), each.priority());
    }
    return served;
  }

  private static boolean skilled(Agent agent, Contact contact, QueuePlan queue) {
    var required = new ArrayList<SkillLevel>(queue.requiredSkills());
    required.addAll(contact.demand().ruleSkills());
    return required.stream()
        .allMatch(
            each -> agent.definition().skills().getOrDefault(each.skill(), 0) >= each.level());
  }

  private static boolean speaks(Agent agent, Contact contact, QueuePlan queue) {
    var language = contact.demand().language();
    if (queue.languageLevel() == 0 || language == null) {
      return true;
    }
    String wanted = language.tag().toLowerCase(Locale.ROOT);
    return agent.definition().languages().entrySet().stream()
        .anyMatch(
            each ->
                each.getKey().toLowerCase(Locale.ROOT).startsWith(wanted)
                    && each.getValue() >= queue.languageLevel());
  }
}
