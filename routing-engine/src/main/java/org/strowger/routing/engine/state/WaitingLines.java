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

  private static final int VOICE = AgentEntry.place(ChannelType.VOICE);

  private final Staff staff;
  private final Map<RequirementLadder.Key, RequirementLadder> ladders = new LinkedHashMap<>();
  private final List<MatchGroup> groups = new ArrayList<>();
  private final Map<QueueId, List<MatchGroup>> byQueue = new HashMap<>();
  private final GroupHeads pushed = new GroupHeads();
  private final GroupHeads pulled = new GroupHeads();
  private final QueueRestrictions restrictions = new QueueRestrictions();
  private PlanInForce plan = PlanInForce.NONE;
  private int mostChains = FEW_CHAINS;

  WaitingLines(Staff staff) {
    this.staff = staff;
  }

  /** The groups in which somebody waits, by what their queues do with them. */
  public GroupHeads heads(QueuePlan.Delivery delivery) {
    return delivery == QueuePlan.Delivery.PUSH ? pushed : pulled;
  }

  public MatchGroup group(int id) {
    return groups.get(id);
  }

  /** What contacts like this one ask of agents. */
  public RequirementLadder ladderOf(Contact contact) {
    return ladder(RequirementLadder.Key.of(plan, contact));
  }

  /** What a contact asks of agents when it comes into a queue. */
  public Requirement requirement(
      QueueId queueId,
      ChannelType channel,
      List<SkillLevel> ruleSkills,
      @Nullable ContactLanguage language) {
    RequirementLadder.Key key =
        RequirementLadder.Key.of(plan, queueId, channel, ruleSkills, language);
    RequirementLadder known = ladders.get(key);
    return known == null ? Requirement.of(plan, key) : known.requirement(0);
  }

  /** What a waiting contact asks of agents. */
  public RequirementLadder ladderOf(ContactEntry contactEntry) {
    return contactEntry.line() instanceof MatchGroup group
        ? group.ladder()
        : ladderOf(contactEntry.waiting());
  }

  /** The group of a waiting contact, also while it waits for the agent it prefers. */
  public MatchGroup groupOf(ContactEntry contactEntry) {
    return contactEntry.line() instanceof MatchGroup group
        ? group
        : groupOf(contactEntry.waiting(), contactEntry.waiting().waitStage());
  }

  /** Whether the agent's profile sees a waiting contact by now. */
  public boolean sees(AgentEntry agentEntry, ContactEntry contactEntry) {
    MatchGroup group = groupOf(contactEntry);
    return group.sees(
        plan.delay(agentEntry.present().definition().profileId(), group.ladder().key().queueId()));
  }

  /** The group such contacts wait in once they have come so far. */
  public MatchGroup groupOf(Contact contact, WaitStage line) {
    return groupOf(ladderOf(contact), line);
  }

  MatchGroup groupOf(RequirementLadder ladder, WaitStage line) {
    int step = Math.min(line.step(), ladder.lastStep());
    MatchGroup group = ladder.group(step, line.tier());
    return group == null ? open(ladder, step, line.tier()) : group;
  }

  /** The group that such contacts wait in first. */
  MatchGroup entrance(RequirementLadder.Key key) {
    RequirementLadder ladder = ladder(key);
    MatchGroup group = ladder.group(0, 0);
    return group == null ? open(ladder, 0, 0) : group;
  }

  /** The groups of a queue. */
  List<MatchGroup> of(QueueId queueId) {
    return byQueue.getOrDefault(queueId, List.of());
  }

  /** Whether somebody on the roster meets some step; the last one asks the least. */
  public boolean routable(ContactEntry contactEntry) {
    RequirementLadder ladder = ladderOf(contactEntry);
    return ladder.suffices(ladder.lastStep()).meets(staff.active());
  }

  /** Whether a contact is older than its queue's bound. */
  public boolean starves(ContactEntry contactEntry, Instant now) {
    return ladderOf(contactEntry).starvesAt(contactEntry.waiting()) <= Nanos.of(now);
  }

  /** How far any contact of a queue has come by waiting. */
  public WaitStage lineOf(Contact contact, Instant now) {
    return contact instanceof Contact.Waiting waiting
        ? waiting.waitStage()
        : ladderOf(contact).lineAt(contact.segment(), Nanos.of(now), false);
  }

  /** Whether somebody signed in meets the step in force, one agent apart. */
  public boolean couldTake(Contact contact, Instant now, @Nullable AgentEntry apart) {
    MatchGroup group = groupOf(contact, lineOf(contact, now));
    int channel = group.ladder().channel();
    Bits suffices = group.ladder().suffices(group.inForce());
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

  /** The queues that supervisors paused or closed. */
  public QueueRestrictions restrictions() {
    return restrictions;
  }

  /** A queue is restricted in another way than before; either may be none. */
  void restrict(@Nullable RestrictedQueue before, @Nullable RestrictedQueue after) {
    if (before != null) {
      restrictions.remove(before);
      of(before.queueId()).forEach(this::mark);
    }
    if (after != null) {
      restrictions.add(after);
      of(after.queueId()).forEach(this::mark);
    }
  }

  void enter(ContactEntry contactEntry, ContactHeap line) {
    contactEntry.line(line);
    line.add(contactEntry);
    mark(line);
    if (!(line instanceof MatchGroup)) {
      restrictions.prefers(contactEntry.waiting());
    }
  }

  void leave(ContactEntry contactEntry) {
    ContactHeap line = contactEntry.line();
    if (line != null) {
      line.remove(contactEntry);
      contactEntry.line(null);
      mark(line);
      if (!(line instanceof MatchGroup)) {
        restrictions.prefersNoMore(contactEntry.waiting());
      }
    }
  }

  private void mark(ContactHeap line) {
    if (line instanceof MatchGroup group) {
      QueuePlan queue = group.ladder().queue();
      if (queue != null) {
        heads(queue.delivery()).show(group, restrictions.paused(queue.id()));
      }
    }
  }

  private RequirementLadder ladder(RequirementLadder.Key key) {
    RequirementLadder known = ladders.get(key);
    if (known != null) {
      return known;
    }
    var ladder = new RequirementLadder(key, plan);
    ladders.put(key, ladder);
    for (AgentClass each : staff.classes()) {
      if (each != null) {
        ladder.judge(plan, each);
      }
    }
    return ladder;
  }

  private MatchGroup open(RequirementLadder ladder, int step, int tier) {
    var group = new MatchGroup(groups.size(), ladder, step, tier);
    groups.add(group);
    byQueue.computeIfAbsent(ladder.key().queueId(), id -> new ArrayList<>()).add(group);
    ladder.add(group);
    group.inForce(stepInForce(group));
    judge(group);
    return group;
  }

  private void judge(MatchGroup group) {
    for (AgentClass each : staff.classes()) {
      if (each != null) {
        judge(group, each);
      }
    }
  }

  private void judge(MatchGroup group, AgentClass each) {
    group.judge(each, plan.delay(each.like().profileId(), group.ladder().key().queueId()));
  }

  @Override
  public void joined(AgentClass each) {
    for (RequirementLadder ladder : ladders.values()) {
      ladder.judge(plan, each);
    }
    for (MatchGroup group : groups) {
      judge(group, each);
    }
  }

  @Override
  public void left(AgentClass each) {
    for (RequirementLadder ladder : ladders.values()) {
      ladder.dismiss(each);
    }
    for (MatchGroup group : groups) {
      group.dismiss(each);
    }
  }

  /** The first step from the group's own on that somebody signed in meets; else its own. */
  private int stepInForce(MatchGroup group) {
    RequirementLadder ladder = group.ladder();
    if (ladder.skipsUnstaffed()) {
      Bits staffed = staff.staffed(ladder.channel());
      for (int step = group.step(); step <= ladder.lastStep(); step++) {
        if (ladder.suffices(step).meets(staffed)) {
          return step;
        }
      }
    }
    return group.step();
  }

  /**
   * Passes over steps that are unstaffed now; the groups that more agents can serve than before.
   */
  List<MatchGroup> restaff() {
    var opened = new ArrayList<MatchGroup>();
    for (MatchGroup group : groups) {
      if (group.ladder().skipsUnstaffed()) {
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
   * @param displaced contacts that have to be put in line anew
   * @param widened groups that more agents can serve than before
   */
  record Difference(List<ContactEntry> displaced, List<MatchGroup> widened) {}

  /**
   * Follows another plan. Groups whose contacts stay where they are keep them; the others are taken
   * apart.
   *
   * @param open groups that were widened before, and not looked at since
   */
  Difference follow(PlanInForce changed, Set<MatchGroup> open) {
    plan = changed;
    return rebuild(open);
  }

  /**
   * Takes out the chains in which nobody waits once there are many: a contact may name any
   * language, one that nobody names again.
   */
  void tidy() {
    if (ladders.size() > mostChains) {
      rebuild(Set.of());
    }
  }

  private Difference rebuild(Set<MatchGroup> open) {
    var before = List.copyOf(ladders.values());
    ladders.clear();
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
    for (RequirementLadder ladder : before) {
      if (ladder.groups().stream().anyMatch(group -> !group.isEmpty())) {
        requeue(ladder, open, difference);
      }
    }
    int usual = FEW_CHAINS + CHAINS_OF_A_QUEUE * plan.plan().queues().size();
    mostChains = Math.max(usual, 2 * ladders.size());
    return difference;
  }

  private void requeue(RequirementLadder ladder, Set<MatchGroup> open, Difference difference) {
    boolean stays = RequirementLadder.Shape.of(ladder.key(), plan).equals(ladder.shape());
    for (MatchGroup group : ladder.groups()) {
      if (!stays) {
        difference.displaced().addAll(group.members());
      } else if (!group.isEmpty()) {
        MatchGroup home = open(ladder(ladder.key()), group.step(), group.tier());
        home.takeOver(group);
        group.members().forEach(contactEntry -> contactEntry.line(home));
        mark(home);
        if (open.contains(group) || home.servedBy().exceeds(group.servedBy())) {
          difference.widened().add(home);
        }
      }
    }
  }
}
