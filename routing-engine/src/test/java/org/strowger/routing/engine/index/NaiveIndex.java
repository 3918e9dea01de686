package org.strowger.routing.engine.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.plan.Qualification;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.RestrictedQueue;

/** All that indexes know, worked out from the entities in the plainest way. */
final class NaiveIndex {

  final DomainIndex index;
  final Collection<Entity> entities;
  final List<Agent> agents = new ArrayList<>();
  final List<Contact> contacts = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Backoff> backoffs = new ArrayList<>();
  private final List<QueueId> paused = new ArrayList<>();
  private final PlanInForce plan;
  private final Instant now;

  NaiveIndex(RoutingPlan plan, Collection<Entity> entities, Instant now, DomainIndex index) {
    this.plan = new PlanInForce(1, plan);
    this.entities = entities;
    this.now = now;
    this.index = index;
    for (Entity entity : entities) {
      switch (entity) {
        case Agent each -> agents.add(each);
        case Contact each -> contacts.add(each);
        case Assignment each -> assignments.add(each);
        case Backoff each -> backoffs.add(each);
        case RestrictedQueue each when each.restriction() == QueueRestriction.PAUSED ->
            paused.add(each.queueId());
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

  QueuePlan queue(Contact contact) {
    return Objects.requireNonNull(plan.queue(contact.segment().queueId()));
  }

  boolean isPulled(Contact contact) {
    return queue(contact).delivery() == QueuePlan.Delivery.PULL;
  }

  boolean isPaused(QueueId id) {
    return paused.contains(id);
  }

  /** Those before it in its queue, the starved first; without those that are offered. */
  long countBefore(Contact.Waiting contact) {
    return waiting().stream()
        .filter(each -> each.segment().queueId().equals(contact.segment().queueId()))
        .filter(each -> !each.waitStage().preferred())
        .filter(each -> order().compare(each, contact) < 0)
        .count();
  }

  static Comparator<Contact> order() {
    return Comparator.<Contact>comparingInt(
            each -> each.segment().starvedAt() == null ? each.segment().priority() : 0)
        .thenComparing(each -> each.request().arrivedAt())
        .thenComparing(each -> each.request().sequence());
  }

  long count(QueueId queueId, Class<? extends Contact> kind) {
    return contacts.stream()
        .filter(kind::isInstance)
        .filter(each -> each.segment().queueId().equals(queueId))
        .count();
  }

  int units(AgentId id) {
    int sum = 0;
    for (Contact each : contacts) {
      sum +=
          each instanceof Contact.Offered o && o.offer().agentId().equals(id)
              ? o.offer().cost()
              : 0;
    }
    for (Assignment each : assignments) {
      sum += each.agentId().equals(id) && !each.idle() ? each.assigned().cost() : 0;
    }
    return sum;
  }

  int contactsOf(AgentId id, ChannelType channel) {
    int sum = 0;
    for (Contact each : contacts) {
      boolean offered = each instanceof Contact.Offered o && o.offer().agentId().equals(id);
      sum += offered && each.request().channel() == channel ? 1 : 0;
    }
    for (Assignment each : assignments) {
      boolean hers = each.agentId().equals(id) && !each.idle();
      sum += hers && each.assigned().channel() == channel ? 1 : 0;
    }
    return sum;
  }

  private ProfilePlan profile(Agent agent) {
    return Objects.requireNonNull(plan.profile(agent.definition().profileId()));
  }

  boolean isBlocked(Agent agent, ChannelType channel) {
    var interrupts = profile(agent).capacity().interrupts();
    return interrupts != null
        && interrupts.entrySet().stream()
            .anyMatch(
                each ->
                    contactsOf(agent.id(), each.getKey()) > 0
                        && !each.getValue().contains(channel));
  }

  boolean hasRoom(Agent agent, ChannelType channel) {
    var capacity = profile(agent).capacity();
    Integer cost = capacity.costs().get(channel);
    Integer most = capacity.maximums().get(channel);
    return cost != null
        && units(agent.id()) + cost <= capacity.units()
        && (most == null || contactsOf(agent.id(), channel) < most);
  }

  /** She may be offered one more of the channel's group beside what stands with her. */
  boolean hasAnswered(Agent agent, ChannelType channel) {
    return contacts.stream()
            .filter(
                each -> each instanceof Contact.Offered o && o.offer().agentId().equals(agent.id()))
            .filter(each -> groupOf(each.request().channel()) == groupOf(channel))
            .count()
        < profile(agent).offersOfGroup();
  }

  private static int groupOf(ChannelType channel) {
    return channel == ChannelType.VOICE ? 1 : channel == ChannelType.CHAT ? 2 : 3;
  }

  /** What the contact asks for by its waiting; another step while nobody is signed in for it. */
  Requirement requirement(Contact.Waiting contact) {
    return Requirement.atStep(plan, contact.ladderKey(plan), stepInForce(contact));
  }

  int stepInForce(Contact.Waiting contact) {
    int own = step(contact);
    var matching = queue(contact).matching();
    if (matching != null && matching.skipWhenUnstaffed()) {
      for (int step = own; step <= matching.steps().size(); step++) {
        Requirement asked = Requirement.atStep(plan, contact.ladderKey(plan), step);
        if (agents.stream().anyMatch(each -> isStaff(each, asked))) {
          return step;
        }
      }
    }
    return own;
  }

  int step(Contact.Waiting contact) {
    var matching = queue(contact).matching();
    int opened = 0;
    for (var step : matching == null ? List.<QueuePlan.Step>of() : matching.steps()) {
      opened += isOver(contact, step.afterSeconds()) ? 1 : 0;
    }
    return opened;
  }

  int tier(Contact.Waiting contact) {
    var delays = new TreeSet<Integer>();
    for (ProfilePlan profile : plan.plan().profiles()) {
      for (var served : profile.queues()) {
        if (served.queueId().equals(contact.segment().queueId()) && served.delay() > 0) {
          delays.add(served.delay());
        }
      }
    }
    return (int) delays.stream().filter(each -> isOver(contact, each)).count();
  }

  private boolean isOver(Contact contact, int seconds) {
    return !contact.segment().enqueuedAt().plusSeconds(seconds).isAfter(now);
  }

  boolean isStaff(Agent agent, Requirement asked) {
    return agent.signedIn()
        && (asked.channel() != ChannelType.VOICE || agent.phoneReachable())
        && new Qualification(plan, agent.definition(), asked).suffices();
  }

  boolean backsOff(Agent agent, Contact contact) {
    return backoffs.stream()
        .anyMatch(
            each -> each.agentId().equals(agent.id()) && each.contactId().equals(contact.id()));
  }

  /** The first rule the agent fails, whatever is paused; null when she passes all. */
  @Nullable EligibilityRule firstFailed(Agent agent, Contact.Waiting contact) {
    boolean available = agent.presence() == Presence.AVAILABLE;
    boolean offered = available && agent.availability().next() == null;
    boolean pulls = isPulled(contact) && (available || agent.presence() == Presence.FOCUS);
    ChannelType channel = contact.request().channel();
    EligibilityRule ofClass =
        new Qualification(plan, agent.definition(), requirement(contact)).firstFailed();
    int delay = plan.delay(agent.definition().profileId(), contact.segment().queueId());
    var failed = new TreeMap<EligibilityRule, Boolean>();
    failed.put(EligibilityRule.ACTIVE, !agent.definition().active());
    failed.put(EligibilityRule.CONNECTED, !agent.connected());
    failed.put(EligibilityRule.PRESENCE, !offered && !pulls);
    failed.put(EligibilityRule.SUSPENSION, agent.availability().suspension() != null);
    failed.put(EligibilityRule.PHONE, channel == ChannelType.VOICE && !agent.phoneReachable());
    failed.put(
        EligibilityRule.PREFERRED,
        contact.waitStage().preferred() && !agent.id().equals(contact.request().preferredAgent()));
    failed.put(EligibilityRule.DELAY, !isOver(contact, delay));
    failed.put(EligibilityRule.BACKOFF, backsOff(agent, contact));
    failed.put(EligibilityRule.INTERRUPT, isBlocked(agent, channel));
    failed.put(EligibilityRule.CAPACITY, !hasRoom(agent, channel));
    failed.put(EligibilityRule.OFFERED, !isPulled(contact) && !hasAnswered(agent, channel));
    if (ofClass != null) {
      failed.put(ofClass, true);
    }
    return failed.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  Map<EligibilityRule, Integer> countFailed(Contact.Waiting contact) {
    var counts = new EnumMap<EligibilityRule, Integer>(EligibilityRule.class);
    for (Agent agent : agents) {
      EligibilityRule failed = firstFailed(agent, contact);
      if (failed != null) {
        counts.merge(failed, 1, Integer::sum);
      }
    }
    return counts;
  }
}
