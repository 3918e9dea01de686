package org.strowger.routing.engine.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.routing.engine.plan.PlanInForce;

/** The waiting contacts by what they ask of agents, each group in its order. */
public final class WaitingLines implements Staff.Listener {

  /** So many chains are nothing: a plan makes some for each queue, by channels and languages. */
  static final int FEW_CHAINS = 4_096;

  private static final int CHAINS_OF_A_QUEUE = 8;

  private static final int VOICE = Seat.place(ChannelType.VOICE);

  private final Staff staff;
  private final Map<Chain.Key, Chain> chains = new LinkedHashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<QueueId, List<Group>> byQueue = new HashMap<>();
  private final Fronts pushed = new Fronts();
  private final Fronts pulled = new Fronts();
  private final Holds holds = new Holds();
  private PlanInForce plan = PlanInForce.NONE;
  private int mostChains = FEW_CHAINS;

  WaitingLines(Staff staff) {
    this.staff = staff;
  }

  /** The groups in which somebody waits, by what their queues do with them. */
  public Fronts fronts(QueuePlan.Delivery delivery) {
    return delivery == QueuePlan.Delivery.PUSH ? pushed : pulled;
  }

  public Group group(int id) {
    return groups.get(id);
  }

  /** What contacts like this one ask of agents. */
  public Chain chainOf(Contact contact) {
    return chain(Chain.Key.of(plan, contact));
  }

  /** What a contact asks of agents when it comes into a queue. */
  public Requirement requirement(
      QueueId queueId,
      ChannelType channel,
      List<SkillLevel> ruleSkills,
      @Nullable ContactLanguage language) {
    Chain.Key key = Chain.Key.of(plan, queueId, channel, ruleSkills, language);
    Chain known = chains.get(key);
    return known == null ? Requirement.of(plan, key) : known.requirement(0);
  }

  /** What a waiting contact asks of agents. */
  public Chain chainOf(Spot spot) {
    return spot.line() instanceof Group group ? group.chain() : chainOf(spot.waiting());
  }

  /** The group of a waiting contact, also while it waits for the agent it prefers. */
  public Group groupOf(Spot spot) {
    return spot.line() instanceof Group group
        ? group
        : groupOf(spot.waiting(), spot.waiting().standing());
  }

  /** Whether the agent's profile sees a waiting contact by now. */
  public boolean sees(Seat seat, Spot spot) {
    Group group = groupOf(spot);
    return group.sees(
        plan.delay(seat.present().definition().profileId(), group.chain().key().queueId()));
  }

  /** The group such contacts wait in once they have come so far. */
  public Group groupOf(Contact contact, Line line) {
    return groupOf(chainOf(contact), line);
  }

  Group groupOf(Chain chain, Line line) {
    int step = Math.min(line.step(), chain.lastStep());
    Group group = chain.group(step, line.tier());
    return group == null ? open(chain, step, line.tier()) : group;
  }

  /** The group that such contacts wait in first. */
  Group entrance(Chain.Key key) {
    Chain chain = chain(key);
    Group group = chain.group(0, 0);
    return group == null ? open(chain, 0, 0) : group;
  }

  /** The groups of a queue. */
  List<Group> of(QueueId queueId) {
    return byQueue.getOrDefault(queueId, List.of());
  }

  /** Whether somebody on the roster meets some step; the last one asks the least. */
  public boolean routable(Spot spot) {
    Chain chain = chainOf(spot);
    return chain.suffices(chain.lastStep()).meets(staff.active());
  }

  /** Whether a contact is older than its queue's bound. */
  public boolean starves(Spot spot, Instant now) {
    return chainOf(spot).starvesAt(spot.waiting()) <= Nanos.of(now);
  }

  /** How far any contact of a queue has come by waiting. */
  public Line lineOf(Contact contact, Instant now) {
    return contact instanceof Contact.Waiting waiting
        ? waiting.standing()
        : chainOf(contact).lineAt(contact.stay(), Nanos.of(now), false);
  }

  /** Whether somebody signed in meets the step in force, one agent apart. */
  public boolean couldTake(Contact contact, Instant now, @Nullable Seat apart) {
    Group group = groupOf(contact, lineOf(contact, now));
    int channel = group.chain().channel();
    Bits suffices = group.chain().suffices(group.inForce());
    Bits staffed = staff.staffed(channel);
    for (int id = suffices.next(0, staffed); id >= 0; id = suffices.next(id + 1, staffed)) {
      AgentClass of = staff.group(id);
      int there = channel == VOICE ? of.ringing() : of.signedIn();
      boolean hers =
          apart != null
              && apart.group() == of
              && apart.signedIn()
              && (channel != VOICE || apart.rings());
      if (there > (hers ? 1 : 0)) {
        return true;
      }
    }
    return false;
  }

  /** The queues that supervisors hold. */
  public Holds holds() {
    return holds;
  }

  /** A queue is held in another way than before; either may be none. */
  void hold(@Nullable HeldQueue before, @Nullable HeldQueue after) {
    if (before != null) {
      holds.remove(before);
      of(before.queueId()).forEach(this::mark);
    }
    if (after != null) {
      holds.add(after);
      of(after.queueId()).forEach(this::mark);
    }
  }

  void enter(Spot spot, SpotHeap line) {
    spot.line(line);
    line.add(spot);
    mark(line);
    if (!(line instanceof Group)) {
      holds.prefers(spot.waiting());
    }
  }

  void leave(Spot spot) {
    SpotHeap line = spot.line();
    if (line != null) {
      line.remove(spot);
      spot.line(null);
      mark(line);
      if (!(line instanceof Group)) {
        holds.prefersNoMore(spot.waiting());
      }
    }
  }

  private void mark(SpotHeap line) {
    if (line instanceof Group group) {
      QueuePlan queue = group.chain().queue();
      if (queue != null) {
        fronts(queue.delivery()).show(group, holds.paused(queue.id()));
      }
    }
  }

  private Chain chain(Chain.Key key) {
    Chain known = chains.get(key);
    if (known != null) {
      return known;
    }
    var chain = new Chain(key, plan);
    chains.put(key, chain);
    for (AgentClass each : staff.classes()) {
      if (each != null) {
        chain.judge(plan, each);
      }
    }
    return chain;
  }

  private Group open(Chain chain, int step, int tier) {
    var group = new Group(groups.size(), chain, step, tier);
    groups.add(group);
    byQueue.computeIfAbsent(chain.key().queueId(), id -> new ArrayList<>()).add(group);
    chain.add(group);
    group.inForce(stepInForce(group));
    judge(group);
    return group;
  }

  private void judge(Group group) {
    for (AgentClass each : staff.classes()) {
      if (each != null) {
        judge(group, each);
      }
    }
  }

  private void judge(Group group, AgentClass each) {
    group.judge(each, plan.delay(each.like().profileId(), group.chain().key().queueId()));
  }

  @Override
  public void joined(AgentClass each) {
    for (Chain chain : chains.values()) {
      chain.judge(plan, each);
    }
    for (Group group : groups) {
      judge(group, each);
    }
  }

  @Override
  public void left(AgentClass each) {
    for (Chain chain : chains.values()) {
      chain.dismiss(each);
    }
    for (Group group : groups) {
      group.dismiss(each);
    }
  }

  /** The first step from the group's own on that somebody signed in meets; else its own. */
  private int stepInForce(Group group) {
    Chain chain = group.chain();
    if (chain.skipsUnstaffed()) {
      Bits staffed = staff.staffed(chain.channel());
      for (int step = group.step(); step <= chain.lastStep(); step++) {
        if (chain.suffices(step).meets(staffed)) {
          return step;
        }
      }
    }
    return group.step();
  }

  /**
   * Passes over steps that are unstaffed now; the groups that more agents can serve than before.
   */
  List<Group> restaff() {
    var opened = new ArrayList<Group>();
    for (Group group : groups) {
      if (group.chain().skipsUnstaffed()) {
        int step = stepInForce(group);
        if (step != group.inForce()) {
          group.inForce(step);
          judge(group);
          if (!group.isEmpty()) {
            opened.add(group);
          }
        }
      }
    }
    return opened;
  }

  /**
   * What another plan changes about those who wait.
   *
   * @param homeless contacts that have to be put in line anew
   * @param widened groups that more agents can serve than before
   */
  record Difference(List<Spot> homeless, List<Group> widened) {}

  /**
   * Follows another plan. Groups whose contacts stay where they are keep them; the others are taken
   * apart.
   *
   * @param open groups that were widened before, and not looked at since
   */
  Difference follow(PlanInForce changed, Set<Group> open) {
    plan = changed;
    return rebuild(open);
  }

  /**
   * Takes out the chains in which nobody waits once there are many: a contact may name any
   * language, one that nobody names again.
   */
  void tidy() {
    if (chains.size() > mostChains) {
      rebuild(Set.of());
    }
  }

  private Difference rebuild(Set<Group> open) {
    var before = List.copyOf(chains.values());
    chains.clear();
    groups.clear();
    byQueue.clear();
    pushed.clear();
    pulled.clear();
    for (AgentClass each : staff.classes()) {
      if (each != null) {
        each.serveNothing();
      }
    }
    var difference = new Difference(new ArrayList<>(), new ArrayList<>());
    for (Chain chain : before) {
      if (chain.groups().stream().anyMatch(group -> !group.isEmpty())) {
        rehouse(chain, open, difference);
      }
    }
    int usual = FEW_CHAINS + CHAINS_OF_A_QUEUE * plan.plan().queues().size();
    mostChains = Math.max(usual, 2 * chains.size());
    return difference;
  }

  private void rehouse(Chain chain, Set<Group> open, Difference difference) {
    boolean stays = Chain.Shape.of(chain.key(), plan).equals(chain.shape());
    for (Group group : chain.groups()) {
      if (!stays) {
        difference.homeless().addAll(group.members());
      } else if (!group.isEmpty()) {
        Group home = open(chain(chain.key()), group.step(), group.tier());
        home.takeOver(group);
        group.members().forEach(spot -> spot.line(home));
        mark(home);
        if (open.contains(group) || home.servedBy().exceeds(group.servedBy())) {
          difference.widened().add(home);
        }
      }
    }
  }
}
