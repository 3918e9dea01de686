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
 * @param fell how many each rule ruled out
 */
@SuppressWarnings("EnumOrdinal") // counts in arrays that live for one call
public record HeadCount(int eligible, Map<EligibilityRule, Integer> fell) {

  private static final EligibilityRule[] RULES = EligibilityRule.values();
  private static final int VOICE = Seat.place(ChannelType.VOICE);

  /** Of a contact that waits. */
  public static HeadCount of(DomainState state, Spot spot) {
    Contact.Waiting contact = spot.waiting();
    Group group = state.lines().groupOf(spot);
    Fallen fallen = fallen(state.staff(), group);
    EnumMap<EligibilityRule, Integer> fell = fallen.byRule();
    int eligible =
        contact.standing().preferred()
            ? preferring(state, spot, group, fell, fallen.left())
            : all(state.staff(), spot, group, fell, fallen.left());
    return new HeadCount(eligible, fell);
  }

  /** How many are eligible; adds those who fall by what they hold or avoid. */
  private static int all(
      Staff staff, Spot spot, Group group, EnumMap<EligibilityRule, Integer> fell, int left) {
    int channel = group.chain().channel();
    boolean pull = Verdict.pulled(group);
    int room = room(staff, group, channel, pull);
    int shut = shut(staff, group, channel, pull);
    int avoiding = 0;
    for (Seat seat : spot.avoiding()) {
      if (counts(seat, group, pull)) {
        avoiding++;
        room -= seat.hasRoom(channel) ? 1 : 0;
        shut -= seat.interrupted(channel) ? 1 : 0;
      }
    }
    add(fell, EligibilityRule.BACKOFF, avoiding);
    add(fell, EligibilityRule.INTERRUPT, shut);
    add(fell, EligibilityRule.CAPACITY, left - avoiding - shut - room);
    return room;
  }

  private static int room(Staff staff, Group group, int channel, boolean pull) {
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

  private static int shut(Staff staff, Group group, int channel, boolean pull) {
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
  private static boolean counts(Seat seat, Group group, boolean pull) {
    AgentClass of = seat.group();
    boolean stands =
        seat.standing() == Standing.ROUTABLE || (pull && seat.standing() == Standing.FOCUS);
    return of != null
        && stands
        && group.servedBy().has(of.id())
        && (group.chain().channel() != VOICE || seat.rings());
  }

  /** All but one fall by the contact's preference; she is routable and has its skills. */
  private static int preferring(
      DomainState state, Spot spot, Group group, EnumMap<EligibilityRule, Integer> fell, int left) {
    int others = left - 1;
    for (EligibilityRule rule :
        new EligibilityRule[] {
          EligibilityRule.DELAY, EligibilityRule.SKILL, EligibilityRule.LANGUAGE
        }) {
      Integer fallen = fell.remove(rule);
      others += fallen == null ? 0 : fallen;
    }
    add(fell, EligibilityRule.PREFERRED, others);
    AgentId preferred = spot.waiting().demand().preferredAgent();
    Seat seat = preferred == null ? null : state.roster().seat(preferred);
    EligibilityRule hers = seat == null ? null : Verdict.held(seat, spot, group.chain().channel());
    if (hers == null) {
      return 1;
    }
    add(fell, hers, 1);
    return 0;
  }

  private static void add(
      EnumMap<EligibilityRule, Integer> counts, EligibilityRule rule, int agents) {
    if (agents != 0) {
      counts.put(rule, agents);
    }
  }

  /** Counted anew only after somebody's standing changed. */
  private static Fallen fallen(Staff staff, Group group) {
    Fallen known = group.counted();
    if (known != null && known.version() == staff.version()) {
      return known;
    }
    boolean pull = Verdict.pulled(group);
    int[] counts = new int[RULES.length];
    counts[EligibilityRule.ACTIVE.ordinal()] = staff.standing(Standing.INACTIVE);
    counts[EligibilityRule.CONNECTED.ordinal()] = staff.standing(Standing.DISCONNECTED);
    counts[EligibilityRule.PRESENCE.ordinal()] =
        staff.standing(Standing.AWAY)
            + (pull
                ? 0
                : staff.standing(Standing.FOCUS) + staff.standing(Standing.FOCUS_SUSPENDED));
    counts[EligibilityRule.SUSPENSION.ordinal()] =
        staff.standing(Standing.SUSPENDED) + (pull ? staff.standing(Standing.FOCUS_SUSPENDED) : 0);
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
    var fallen = new Fallen(staff.version(), byRule, left);
    group.counted(fallen);
    return fallen;
  }

  /** Counts one class; how many of it are left. */
  private static int count(AgentClass of, Group group, boolean pull, int[] counts) {
    int agents = of.routable().agents + (pull ? of.focused().agents : 0);
    if (agents == 0) {
      return 0;
    }
    EligibilityRule verdict = group.verdict(of.id());
    if (verdict == EligibilityRule.QUEUE || verdict == EligibilityRule.CHANNEL) {
      counts[verdict.ordinal()] += agents;
      return 0;
    }
    if (group.chain().channel() == VOICE) {
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
