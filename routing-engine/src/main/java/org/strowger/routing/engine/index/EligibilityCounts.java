package org.strowger.routing.engine.index;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;
import org.strowger.routing.engine.state.Contact;

/**
 * How many agents a waiting contact can have, and how many each rule keeps from it, counted class
 * by class.
 *
 * @param eligible how many pass all rules
 * @param ineligibleByRule how many each rule rules out; without rules that rule out nobody
 */
@SuppressWarnings("EnumOrdinal") // counts in arrays that live for one call
public record EligibilityCounts(int eligible, Map<EligibilityRule, Integer> ineligibleByRule) {

  private static final EligibilityRule[] RULES = EligibilityRule.values();

  /** The rules about classes; who prefers one agent is not compared with other agents by them. */
  private static final List<EligibilityRule> OF_CLASSES =
      List.of(EligibilityRule.DELAY, EligibilityRule.SKILL, EligibilityRule.LANGUAGE);

  /**
   * The counts for a contact that waits.
   *
   * @param contact the contact of the entry
   * @param group its group
   */
  public static EligibilityCounts of(
      DomainIndex index, ContactEntry entry, Contact.Waiting contact, MatchGroup group) {
    IneligibleCounts ineligible = ineligible(index.classes(), group);
    EnumMap<EligibilityRule, Integer> byRule = ineligible.byRule();
    int eligible =
        contact.waitStage().preferred()
            ? countPreferred(index, entry, contact, group, byRule, ineligible.left())
            : countAll(index, entry, group, byRule, ineligible.left());
    return new EligibilityCounts(eligible, byRule);
  }

  /** Counts those who are eligible; adds those who are not by back-offs or what they have. */
  private static int countAll(
      DomainIndex index,
      ContactEntry contact,
      MatchGroup group,
      EnumMap<EligibilityRule, Integer> byRule,
      int left) {
    int channel = group.ladder().channel();
    boolean pulled = group.ladder().pulled();
    int room = countRoom(index.classes(), group, channel, pulled);
    int answering = pulled ? 0 : countAnswering(index.classes(), group, channel);
    int blocked = countBlocked(index.classes(), group, channel, pulled);
    int backingOff = 0;
    for (AgentId id : contact.backingOff()) {
      AgentEntry agent = index.roster().entry(id);
      if (agent != null && isCounted(agent, group, pulled)) {
        backingOff++;
        room -= agent.hasRoom(channel, pulled) ? 1 : 0;
        answering -= !pulled && agent.isAnswering(channel) ? 1 : 0;
        blocked -= agent.isBlocked(channel) ? 1 : 0;
      }
    }
    put(byRule, EligibilityRule.BACKOFF, backingOff);
    put(byRule, EligibilityRule.INTERRUPT, blocked);
    put(byRule, EligibilityRule.CAPACITY, left - backingOff - blocked - answering - room);
    put(byRule, EligibilityRule.OFFERED, answering);
    return room;
  }

  private static int countRoom(
      AgentClasses classes, MatchGroup group, int channel, boolean pulled) {
    int room = 0;
    Bits servedBy = group.servedBy();
    Bits among = pulled ? servedBy : classes.idle(channel);
    for (int id = servedBy.next(0, among); id >= 0; id = servedBy.next(id + 1, among)) {
      ClassMembers members = classes.members(id);
      room +=
          pulled
              ? members.routable().room(channel) + members.focused().room(channel)
              : members.routable().room(channel) - members.routable().answering(channel);
    }
    return room;
  }

  private static int countAnswering(AgentClasses classes, MatchGroup group, int channel) {
    int answering = 0;
    Bits servedBy = group.servedBy();
    Bits among = classes.answering(channel);
    for (int id = servedBy.next(0, among); id >= 0; id = servedBy.next(id + 1, among)) {
      answering += classes.members(id).routable().answering(channel);
    }
    return answering;
  }

  private static int countBlocked(
      AgentClasses classes, MatchGroup group, int channel, boolean pulled) {
    int blocked = 0;
    Bits servedBy = group.servedBy();
    Bits among = classes.blocked(channel);
    for (int id = servedBy.next(0, among); id >= 0; id = servedBy.next(id + 1, among)) {
      ClassMembers members = classes.members(id);
      blocked +=
          members.routable().blocked(channel) + (pulled ? members.focused().blocked(channel) : 0);
    }
    return blocked;
  }

  /** Whether only back-offs, or what she has, can keep the agent from the group. */
  private static boolean isCounted(AgentEntry agent, MatchGroup group, boolean pulled) {
    AgentClass agentClass = agent.agentClass();
    return agentClass != null
        && agent.stage().mayTake(pulled)
        && group.servedBy().has(agentClass.id())
        && (group.ladder().channel() != Channels.VOICE || agent.phoneReachable());
  }

  /** All but one are ruled out by the contact's preference; she is routable and has its skills. */
  private static int countPreferred(
      DomainIndex index,
      ContactEntry entry,
      Contact.Waiting contact,
      MatchGroup group,
      EnumMap<EligibilityRule, Integer> byRule,
      int left) {
    int others = left - 1;
    for (EligibilityRule rule : OF_CLASSES) {
      Integer ineligible = byRule.remove(rule);
      others += ineligible == null ? 0 : ineligible;
    }
    put(byRule, EligibilityRule.PREFERRED, others);
    AgentId preferred = contact.request().preferredAgent();
    AgentEntry agent = preferred == null ? null : index.roster().entry(preferred);
    EligibilityRule failed = agent == null ? null : failedByPreferred(index, agent, entry, group);
    if (failed == null) {
      return 1;
    }
    put(byRule, failed, 1);
    return 0;
  }

  /** The rule by which the preferred agent cannot have the contact yet; null when she can. */
  private static @Nullable EligibilityRule failedByPreferred(
      DomainIndex index, AgentEntry agent, ContactEntry entry, MatchGroup group) {
    return index.waiting().isSeenBy(agent, entry)
        ? EligibilityVerdict.failedByLoad(agent, entry, group)
        : EligibilityRule.DELAY;
  }

  private static void put(
      EnumMap<EligibilityRule, Integer> counts, EligibilityRule rule, int agents) {
    if (agents != 0) {
      counts.put(rule, agents);
    }
  }

  /** The group remembers its counts; they are counted anew only for another version of classes. */
  private static IneligibleCounts ineligible(AgentClasses classes, MatchGroup group) {
    IneligibleCounts known = group.counted();
    if (known != null && known.version() == classes.version()) {
      return known;
    }
    boolean pulled = group.ladder().pulled();
    int[] counts = countByStage(classes, pulled);
    int[] left = {0};
    classes.forEach(members -> left[0] += count(members, group, pulled, counts));
    var byRule = new EnumMap<EligibilityRule, Integer>(EligibilityRule.class);
    for (EligibilityRule rule : RULES) {
      put(byRule, rule, counts[rule.ordinal()]);
    }
    var ineligible = new IneligibleCounts(classes.version(), byRule, left[0]);
    group.counted(ineligible);
    return ineligible;
  }

  /** Counts those whom no contact has a say in, by the place of their rule. */
  private static int[] countByStage(AgentClasses classes, boolean pulled) {
    int focused = classes.inStage(EligibilityStage.FOCUS);
    int focusedSuspended = classes.inStage(EligibilityStage.FOCUS_SUSPENDED);
    int[] counts = new int[RULES.length];
    counts[EligibilityRule.ACTIVE.ordinal()] = classes.inStage(EligibilityStage.INACTIVE);
    counts[EligibilityRule.CONNECTED.ordinal()] = classes.inStage(EligibilityStage.DISCONNECTED);
    counts[EligibilityRule.PRESENCE.ordinal()] =
        classes.inStage(EligibilityStage.AWAY) + (pulled ? 0 : focused + focusedSuspended);
    counts[EligibilityRule.SUSPENSION.ordinal()] =
        classes.inStage(EligibilityStage.SUSPENDED) + (pulled ? focusedSuspended : 0);
    return counts;
  }

  /** Counts one class; how many of it are left. */
  private static int count(ClassMembers members, MatchGroup group, boolean pulled, int[] counts) {
    int agents = members.routable().agents() + (pulled ? members.focused().agents() : 0);
    if (agents == 0) {
      return 0;
    }
    EligibilityRule failed = group.failedRule(members.agentClass().id());
    if (failed == EligibilityRule.QUEUE || failed == EligibilityRule.CHANNEL) {
      counts[failed.ordinal()] += agents;
      return 0;
    }
    if (group.ladder().channel() == Channels.VOICE) {
      int withoutPhone =
          members.routable().withoutPhone() + (pulled ? members.focused().withoutPhone() : 0);
      counts[EligibilityRule.PHONE.ordinal()] += withoutPhone;
      agents -= withoutPhone;
    }
    if (failed == null) {
      return agents;
    }
    counts[failed.ordinal()] += agents;
    return 0;
  }
}
