package org.strowger.routing.engine.state;

import java.util.EnumMap;
import java.util.Map;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.routing.OfferWhy.EligibilityRule;

/**
 * How all agents stand to a waiting contact, counted class by class.
 *
 * @param eligible how many pass all rules
 * @param ineligibleByRule how many each rule ruled out
 */
@SuppressWarnings("EnumOrdinal") // counts in arrays that live for one call
public record EligibilityCounts(int eligible, Map<EligibilityRule, Integer> ineligibleByRule) {

  private static final EligibilityRule[] RULES = EligibilityRule.values();
  private static final int VOICE = AgentEntry.place(ChannelType.VOICE);

  /** Of a contact that waits. */
  public static EligibilityCounts of(DomainState state, ContactEntry contactEntry) {
    Contact.Waiting contact = contactEntry.waiting();
    MatchGroup group = state.lines().groupOf(contactEntry);
    IneligibleCounts ineligible = ineligible(state.staff(), group);
    EnumMap<EligibilityRule, Integer> ineligibleByRule = ineligible.byRule();
    int eligible =
        contact.waitStage().preferred()
            ? preferring(state, contactEntry, group, ineligibleByRule, ineligible.left())
            : all(state.staff(), contactEntry, group, ineligibleByRule, ineligible.left());
    return new EligibilityCounts(eligible, ineligibleByRule);
  }

  /** How many are eligible; adds those who fall by what they hold or avoid. */
  private static int all(
      Staff staff,
      ContactEntry contactEntry,
      MatchGroup group,
      EnumMap<EligibilityRule, Integer> ineligibleByRule,
      int left) {
    int channel = group.ladder().channel();
    boolean pull = EligibilityVerdict.pulled(group);
    int room = room(staff, group, channel, pull);
    int shut = shut(staff, group, channel, pull);
    int avoiding = 0;
    for (AgentEntry agentEntry : contactEntry.avoiding()) {
      if (counts(agentEntry, group, pull)) {
        avoiding++;
        room -= agentEntry.hasRoom(channel) ? 1 : 0;
        shut -= agentEntry.interrupted(channel) ? 1 : 0;
      }
    }
    add(ineligibleByRule, EligibilityRule.BACKOFF, avoiding);
    add(ineligibleByRule, EligibilityRule.INTERRUPT, shut);
    add(ineligibleByRule, EligibilityRule.CAPACITY, left - avoiding - shut - room);
    return room;
  }

  private static int room(Staff staff, MatchGroup group, int channel, boolean pull) {
    int room = 0;
    Bits classes = pull ? group.servedBy() : staff.idle(channel);
    for (int id = group.servedBy().next(0, classes);
        id >= 0;
        id = group.servedBy().next(id + 1, classes)) {
      AgentClass of = staff.group(id);
      room += of.routable().room[channel] + (pull ? of.focused().room[channel] : 0);
    }
    return room;
  }

  private static int shut(Staff staff, MatchGroup group, int channel, boolean pull) {
    int shut = 0;
    Bits classes = staff.interrupted(channel);
    for (int id = group.servedBy().next(0, classes);
        id >= 0;
        id = group.servedBy().next(id + 1, classes)) {
      AgentClass of = staff.group(id);
      shut += of.routable().interrupted[channel] + (pull ? of.focused().interrupted[channel] : 0);
    }
    return shut;
  }

  /** Whether only what she holds or avoids can keep the agent from the group. */
  private static boolean counts(AgentEntry agentEntry, MatchGroup group, boolean pull) {
    AgentClass of = agentEntry.group();
    boolean stands =
        agentEntry.stage() == EligibilityStage.ROUTABLE
            || (pull && agentEntry.stage() == EligibilityStage.FOCUS);
    return of != null
        && stands
        && group.servedBy().has(of.id())
        && (group.ladder().channel() != VOICE || agentEntry.rings());
  }

  /** All but one fall by the contact's preference; she is routable and has its skills. */
  private static int preferring(
      DomainState state,
      ContactEntry contactEntry,
      MatchGroup group,
      EnumMap<EligibilityRule, Integer> ineligibleByRule,
      int left) {
    int others = left - 1;
    for (EligibilityRule rule :
        new EligibilityRule[] {
          EligibilityRule.DELAY, EligibilityRule.SKILL, EligibilityRule.LANGUAGE
        }) {
      Integer ineligible = ineligibleByRule.remove(rule);
      others += ineligible == null ? 0 : ineligible;
    }
    add(ineligibleByRule, EligibilityRule.PREFERRED, others);
    AgentId preferred = contactEntry.waiting().request().preferredAgent();
    AgentEntry agentEntry = preferred == null ? null : state.roster().entry(preferred);
    EligibilityRule hers =
        agentEntry == null
            ? null
            : EligibilityVerdict.held(agentEntry, contactEntry, group.ladder().channel());
    if (hers == null) {
      return 1;
    }
    add(ineligibleByRule, hers, 1);
    return 0;
  }

  private static void add(
      EnumMap<EligibilityRule, Integer> counts, EligibilityRule rule, int agents) {
    if (agents != 0) {
      counts.put(rule, agents);
    }
  }

  /** Counted anew only after somebody's standing changed. */
  private static IneligibleCounts ineligible(Staff staff, MatchGroup group) {
    IneligibleCounts known = group.counted();
    if (known != null && known.version() == staff.version()) {
      return known;
    }
    boolean pull = EligibilityVerdict.pulled(group);
    int[] counts = new int[RULES.length];
    counts[EligibilityRule.ACTIVE.ordinal()] = staff.inStage(EligibilityStage.INACTIVE);
    counts[EligibilityRule.CONNECTED.ordinal()] = staff.inStage(EligibilityStage.DISCONNECTED);
    counts[EligibilityRule.PRESENCE.ordinal()] =
        staff.inStage(EligibilityStage.AWAY)
            + (pull
                ? 0
                : staff.inStage(EligibilityStage.FOCUS)
                    + staff.inStage(EligibilityStage.FOCUS_SUSPENDED));
    counts[EligibilityRule.SUSPENSION.ordinal()] =
        staff.inStage(EligibilityStage.SUSPENDED)
            + (pull ? staff.inStage(EligibilityStage.FOCUS_SUSPENDED) : 0);
    int left = 0;
    for (AgentClass of : staff.classes()) {
      if (of != null) {
        left += count(of, group, pull, counts);
      }
    }
    var byRule = new EnumMap<EligibilityRule, Integer>(EligibilityRule.class);
    for (EligibilityRule rule : RULES) {
      add(byRule, rule, counts[rule.ordinal()]);
    }
    var ineligible = new IneligibleCounts(staff.version(), byRule, left);
    group.counted(ineligible);
    return ineligible;
  }

  /** Counts one class; how many of it are left. */
  private static int count(AgentClass of, MatchGroup group, boolean pull, int[] counts) {
    int agents = of.routable().agents + (pull ? of.focused().agents : 0);
    if (agents == 0) {
      return 0;
    }
    EligibilityRule verdict = group.verdict(of.id());
    if (verdict == EligibilityRule.QUEUE || verdict == EligibilityRule.CHANNEL) {
      counts[verdict.ordinal()] += agents;
      return 0;
    }
    if (group.ladder().channel() == VOICE) {
      int silent = of.routable().silent + (pull ? of.focused().silent : 0);
      counts[EligibilityRule.PHONE.ordinal()] += silent;
      agents -= silent;
    }
    if (verdict == null) {
      return agents;
    }
    counts[verdict.ordinal()] += agents;
    return 0;
  }
}
