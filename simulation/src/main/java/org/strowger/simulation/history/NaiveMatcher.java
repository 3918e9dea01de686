package org.strowger.simulation.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.ProfilePlan;
import org.strowger.contracts.plan.ProfilePlan.ServedQueue;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.QueuePlan.Matching;
import org.strowger.contracts.plan.QueuePlan.Step;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.QueueRestriction;
import org.strowger.contracts.routing.RoutingAnswer.PhoneState;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.DeskInstance;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.RestrictedQueue;
import org.strowger.routing.engine.state.WaitStage;

/** Who may have what, and in which order, written a second time in the plainest way. */
final class NaiveMatcher {

  /** Of a domain without a plan. */
  static final NaiveMatcher NOTHING = new NaiveMatcher(RoutingPlan.EMPTY, List.of(), Instant.EPOCH);

  final List<Agent> agents = new ArrayList<>();
  final List<Contact> contacts = new ArrayList<>();

  /** Whether agents who are gone could come back. */
  boolean hasDesks;

  private final RoutingPlan plan;
  private final Instant now;
  final List<Assignment> assignments = new ArrayList<>();
  private final List<Backoff> backoffs = new ArrayList<>();
  private final Set<QueueId> paused = new HashSet<>();

  NaiveMatcher(RoutingPlan plan, Collection<Entity> entities, Instant now) {
    this.plan = plan;
    this.now = now;
    for (Entity entity : entities) {
      switch (entity) {
        case Agent each -> agents.add(each);
        case Contact each -> contacts.add(each);
        case Assignment each -> assignments.add(each);
        case Backoff each -> backoffs.add(each);
        case DeskInstance _ -> hasDesks = true;
        case RestrictedQueue each when each.restriction() == QueueRestriction.PAUSED ->
            paused.add(each.queueId());
        default -> {}
      }
    }
  }

  /** What there was before these offers were made. */
  NaiveMatcher before(List<OfferIssued> offers) {
    var then = new NaiveMatcher(plan, List.of(), now);
    then.agents.addAll(agents);
    then.backoffs.addAll(backoffs);
    then.paused.addAll(paused);
    then.assignments.addAll(assignments);
    then.contacts.addAll(contacts);
    for (OfferIssued each : offers) {
      then.assignments.removeIf(made -> made.assigned().offerId().equals(each.offerId()));
      then.contacts.replaceAll(
          contact -> contact.id().equals(each.contactId()) ? unoffered(contact, each) : contact);
    }
    return then;
  }

  private Contact.Waiting unoffered(Contact contact, OfferIssued offer) {
    Integer window = matching(contact).preferredSeconds();
    boolean preferred =
        window != null
            && offer.agentId().equals(contact.request().preferredAgent())
            && contact.segment().enqueuedAt().plusSeconds(window).isAfter(now);
    return new Contact.Waiting(
        contact.request(), contact.segment(), null, preferred ? new WaitStage(0, 0, true) : null);
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

  Contact contact(ContactId id) {
    return contacts.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** Whether the agent may be given the contact now. */
  boolean eligible(Agent agent, Contact contact, QueuePlan.Delivery delivery) {
    QueuePlan queue = queue(contact);
    boolean present =
        agent.presence() == Presence.AVAILABLE
            || (delivery == QueuePlan.Delivery.PULL && agent.presence() == Presence.FOCUS);
    return queue.delivery() == delivery
        && !paused.contains(queue.id())
        && agent.definition().active()
        && !agent.connection().desks().isEmpty()
        && present
        && agent.availability().suspension() == null
        && (delivery == QueuePlan.Delivery.PULL || agent.availability().next() == null)
        && (contact.request().channel() != ChannelType.VOICE || hasPhone(agent))
        && served(agent).containsKey(queue.id().value())
        && sees(agent, contact)
        && preferable(agent, contact)
        && meets(agent, contact, stepOf(contact))
        && letThrough(agent, contact.request().channel())
        && backoffs.stream()
            .noneMatch(
                each -> each.agentId().equals(agent.id()) && each.contactId().equals(contact.id()))
        && room(agent, contact.request().channel())
        && (delivery == QueuePlan.Delivery.PULL
            || offered(agent, contact.request().channel()) < profile(agent).offersOfGroup());
  }

  /** How many offers of the channel's group stand with her. */
  private long offered(Agent agent, ChannelType channel) {
    return contacts.stream()
        .filter(Contact.Offered.class::isInstance)
        .map(each -> ((Contact.Offered) each).offer())
        .filter(each -> each.agentId().equals(agent.id()))
        .filter(each -> groupOf(each.channel()).equals(groupOf(channel)))
        .count();
  }

  private static String groupOf(ChannelType channel) {
    return switch (channel) {
      case VOICE -> "calls";
      case CHAT -> "chats";
      case EMAIL, SOCIAL, REVIEW, TASK, UNKNOWN -> "written";
    };
  }

  private static boolean hasPhone(Agent agent) {
    return agent.definition().phone() != null && agent.connection().phone() == PhoneState.REACHABLE;
  }

  private boolean room(Agent agent, ChannelType channel) {
    ProfilePlan profile = profile(agent);
    Integer cost = profile.capacity().costs().get(channel);
    Integer maximum = profile.capacity().maximums().get(channel);
    return cost != null
        && units(agent) + cost <= profile.capacity().units()
        && (maximum == null || held(agent, channel) < maximum);
  }

  /** Of the channel she was given something of; a supervisor may have filled up another. */
  boolean withinCapacity(Agent agent, ChannelType channel) {
    ProfilePlan profile = profile(agent);
    Integer maximum = profile.capacity().maximums().get(channel);
    return units(agent) <= profile.capacity().units()
        && (maximum == null || held(agent, channel) <= maximum);
  }

  List<Assignment> chatsOf(Agent agent) {
    return assignments.stream()
        .filter(each -> each.agentId().equals(agent.id()) && each.engaged())
        .filter(each -> each.assigned().channel() == ChannelType.CHAT)
        .toList();
  }

  /** Who may be offered the contact, in the order of its queue's ranking. */
  List<Agent> candidates(Contact contact) {
    return agents.stream()
        .filter(each -> eligible(each, contact, QueuePlan.Delivery.PUSH))
        .sorted(
            Comparator.<Agent>comparingInt(each -> rank(each, contact))
                .thenComparing(each -> each.availability().since())
                .thenComparing(Agent::id))
        .toList();
  }

  /** What the contact's queue ranks agents by, the least first. */
  int rank(Agent agent, Contact contact) {
    return switch (queue(contact).ranking()) {
      case LEAST_LOADED -> units(agent) * 100 / profile(agent).capacity().units();
      case QUEUE_RANK -> rankOf(contact.segment().queueId(), agent);
      case BEST_SKILLED -> -asked(contact, stepOf(contact)).levels(agent);
      case LONGEST_AVAILABLE, UNKNOWN -> 0;
    };
  }

  private int rankOf(QueueId queueId, Agent agent) {
    return Objects.requireNonNull(served(agent).get(queueId.value()));
  }

  private int units(Agent agent) {
    int sum = 0;
    for (Contact contact : contacts) {
      if (contact instanceof Contact.Offered each && each.offer().agentId().equals(agent.id())) {
        sum += each.offer().cost();
      }
    }
    for (Assignment each : assignments) {
      sum += each.agentId().equals(agent.id()) && !each.idle() ? each.assigned().cost() : 0;
    }
    return sum;
  }

  /** How many contacts of a channel are offered to her or hers. */
  int held(Agent agent, ChannelType channel) {
    long offered =
        contacts.stream()
            .filter(Contact.Offered.class::isInstance)
            .map(each -> ((Contact.Offered) each).offer())
            .filter(each -> each.agentId().equals(agent.id()) && each.channel() == channel)
            .count();
    long assigned =
        assignments.stream()
            .filter(each -> each.agentId().equals(agent.id()) && !each.idle())
            .filter(each -> each.assigned().channel() == channel)
            .count();
    return (int) (offered + assigned);
  }

  /** The agent's order: starved, queue priority of her profile, priority, age, sequence. */
  Comparator<Contact> orderOf(Agent agent) {
    Map<String, Integer> served = served(agent);
    return Comparator.<Contact, Integer>comparing(each -> starved(each) ? 0 : 1)
        .thenComparing(
            each ->
                starved(each)
                    ? 0
                    : Objects.requireNonNullElse(served.get(each.segment().queueId().value()), 999))
        .thenComparing(each -> starved(each) ? 0 : each.segment().priority())
        .thenComparing(NaiveMatcher::ranked, Comparator.<Instant>naturalOrder())
        .thenComparing(each -> each.request().sequence());
  }

  private static boolean starved(Contact contact) {
    return contact.segment().starvedAt() != null;
  }

  private static Instant ranked(Contact contact) {
    Integer boost = contact.segment().boostSeconds();
    Instant arrived = contact.request().arrivedAt();
    return starved(contact) || boost == null ? arrived : arrived.minusSeconds(boost);
  }

  QueuePlan queue(Contact contact) {
    return plan.queues().stream()
        .filter(each -> each.id().equals(contact.segment().queueId()))
        .findFirst()
        .orElseThrow();
  }

  /** The fewest misses in a row that suspend anybody. */
  int fewestMisses() {
    return plan.profiles().stream().mapToInt(ProfilePlan::missesBeforeSuspension).min().orElse(1);
  }

  /** The misses in a row that suspend whoever is allowed most. */
  int mostMisses() {
    return plan.profiles().stream().mapToInt(ProfilePlan::missesBeforeSuspension).max().orElse(1);
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

  /** The step in force: the latest that opened, or the first after it that is not passed over. */
  int stepOf(Contact contact) {
    int opened = openedAt(contact, now);
    int step = opened;
    while (matching(contact).skipWhenUnstaffed() && !staffed(contact, step)) {
      step++;
      if (step > matching(contact).steps().size()) {
        return opened;
      }
    }
    return step;
  }

  /** How many steps had opened by then. */
  int openedAt(Contact contact, Instant then) {
    int opened = 0;
    for (Step step : matching(contact).steps()) {
      opened +=
          contact.segment().enqueuedAt().plusSeconds(step.afterSeconds()).isAfter(then) ? 0 : 1;
    }
    return opened;
  }

  private boolean staffed(Contact contact, int step) {
    return agents.stream()
        .anyMatch(
            each ->
                each.definition().active()
                    && !each.connection().desks().isEmpty()
                    && each.presence() != Presence.OFFLINE
                    && (contact.request().channel() != ChannelType.VOICE || hasPhone(each))
                    && served(each).containsKey(contact.segment().queueId().value())
                    && profile(each).capacity().costs().containsKey(contact.request().channel())
                    && meets(each, contact, step));
  }

  Matching matching(Contact contact) {
    Matching matching = queue(contact).matching();
    return matching == null ? Matching.USUAL : matching;
  }

  boolean meets(Agent agent, Contact contact, int step) {
    return asked(contact, step).met(agent);
  }

  private NaiveDemand asked(Contact contact, int step) {
    return new NaiveDemand(
        queue(contact),
        contact.request(),
        plan.languages(),
        matching(contact).steps().subList(0, step));
  }

  /** Her profile has waited long enough to see the contact. */
  private boolean sees(Agent agent, Contact contact) {
    return profile(agent).queues().stream()
        .filter(each -> each.queueId().equals(contact.segment().queueId()))
        .noneMatch(each -> contact.segment().enqueuedAt().plusSeconds(each.delay()).isAfter(now));
  }

  /** Nobody else is waited for. */
  private static boolean preferable(Agent agent, Contact contact) {
    return !(contact instanceof Contact.Waiting waiting)
        || waiting.stage() == null
        || !waiting.stage().preferred()
        || agent.id().equals(contact.request().preferredAgent());
  }

  private boolean letThrough(Agent agent, ChannelType channel) {
    var interrupts = profile(agent).capacity().interrupts();
    return interrupts == null
        || interrupts.entrySet().stream()
            .noneMatch(
                each -> held(agent, each.getKey()) > 0 && !each.getValue().contains(channel));
  }

  /** When the contact starves. */
  Instant starvesAt(Contact contact) {
    Integer bound = matching(contact).starvationSeconds();
    return contact
        .request()
        .arrivedAt()
        .plusSeconds(bound == null ? 10L * queue(contact).target().withinSeconds() : bound);
  }
}
