package org.strowger.routing.engine.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.plan.PlanInForce;
import org.strowger.routing.engine.plan.Requirement;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Nanos;
import org.strowger.routing.engine.state.WaitStage;

/** The waiting contacts by what they ask of agents, each group in its order. */
public final class WaitingContacts {

  /** So many ladders are nothing: a plan makes some for each queue, by channels and languages. */
  static final int FEW_LADDERS = 4_096;

  private static final int LADDERS_OF_A_QUEUE = 8;

  private final AgentClasses classes;
  private final MatchGroups groups;
  private final GroupHeads pushed = new GroupHeads();
  private final GroupHeads pulled = new GroupHeads();
  private final QueueRestrictions restrictions = new QueueRestrictions();
  private int mostLadders = FEW_LADDERS;

  WaitingContacts(AgentClasses classes) {
    this.classes = classes;
    this.groups = new MatchGroups(classes);
  }

  /** The groups in which somebody waits, by what their queues do with them. */
  public GroupHeads heads(QueuePlan.Delivery delivery) {
    return delivery == QueuePlan.Delivery.PUSH ? pushed : pulled;
  }

  /** The group with an id. */
  public MatchGroup group(int id) {
    return groups.get(id);
  }

  /** The groups of a queue. */
  List<MatchGroup> groupsOf(QueueId queueId) {
    return groups.ofQueue(queueId);
  }

  /**
   * Those who wait in a queue for whoever can take them, in no order; of each group at most so
   * many, those among them that come first.
   */
  public List<ContactEntry> inLine(QueueId queueId, int mostOfAGroup) {
    var some = new ArrayList<ContactEntry>();
    for (MatchGroup group : groupsOf(queueId)) {
      List<ContactEntry> members = group.members();
      some.addAll(members.subList(0, Math.min(mostOfAGroup, members.size())));
    }
    return some;
  }

  /** The group of a waiting contact, also while it waits for the agent it prefers. */
  public MatchGroup groupOf(ContactEntry entry) {
    return entry.line() instanceof MatchGroup group
        ? group
        : groupOf(entry.waiting(), entry.waiting().waitStage());
  }

  /** The group in which such contacts wait once they have come so far. */
  public MatchGroup groupOf(Contact contact, WaitStage stage) {
    return groupOf(contact.ladderKey(groups.plan()), stage);
  }

  MatchGroup groupOf(LadderKey key, WaitStage stage) {
    return groups.look(key, stage);
  }

  /** What a waiting contact asks of agents. */
  public RequirementLadder ladderOf(ContactEntry entry) {
    return entry.line() instanceof MatchGroup group ? group.ladder() : ladderOf(entry.waiting());
  }

  /** What contacts like this one ask of agents. */
  RequirementLadder ladderOf(Contact contact) {
    return groups.look(contact.ladderKey(groups.plan()));
  }

  /** What a contact asks of agents when it comes into a queue. */
  public Requirement requirement(LadderKey key) {
    RequirementLadder known = groups.find(key);
    return known == null ? Requirement.of(groups.plan(), key) : known.requirement(0);
  }

  /** Whether the profile of an agent, who is on the roster, sees a waiting contact by now. */
  public boolean isSeenBy(AgentEntry agent, ContactEntry contact) {
    MatchGroup group = groupOf(contact);
    return group.isSeenAfter(
        groups
            .plan()
            .delay(agent.present().definition().profileId(), group.ladder().key().queueId()));
  }

  /** Whether somebody on the roster meets some step; the last one asks the least. */
  public boolean isRoutable(ContactEntry entry) {
    RequirementLadder ladder = ladderOf(entry);
    return ladder.sufficient(ladder.lastStep()).meets(classes.active());
  }

  /** Whether a waiting contact is older than its queue's starvation bound. */
  public boolean isStarving(ContactEntry entry, Instant now) {
    return ladderOf(entry).starvesAt(entry.waiting()) <= Nanos.of(now);
  }

  /** How far a contact has come by waiting; one that does not wait, as if it had waited on. */
  public WaitStage stageOf(Contact contact, Instant now) {
    return contact instanceof Contact.Waiting waiting
        ? waiting.waitStage()
        : ladderOf(contact).stageAt(contact.segment(), Nanos.of(now), false);
  }

  /** Whether a supervisor paused a queue: nothing may be given out of it. */
  public boolean isPaused(QueueId queueId) {
    return restrictions.isPaused(queueId);
  }

  QueueRestrictions restrictions() {
    return restrictions;
  }

  /** A queue is restricted in another way than before. */
  void updateHeads(QueueId queueId) {
    groupsOf(queueId).forEach(this::updateHead);
  }

  /** What contacts like this one ask of agents, kept from now on. */
  LadderGroups openLadder(Contact contact) {
    return groups.openLadder(contact.ladderKey(groups.plan()));
  }

  /** The group of a key and stage, kept from now on. */
  MatchGroup openGroup(LadderKey key, WaitStage stage) {
    return groups.open(groups.openLadder(key), stage);
  }

  /** Puts a contact of a ladder into the group of its wait stage. */
  void enterGroup(ContactEntry entry, LadderGroups ladder, WaitStage stage) {
    MatchGroup group = groups.open(ladder, stage);
    entry.line(group);
    group.add(entry);
    updateHead(group);
  }

  /**
   * Puts a contact of a ladder into the list of the agent it prefers. The group of its wait stage
   * is kept all the same: it tells who can serve the contact.
   */
  void enterPreferring(
      ContactEntry entry, LadderGroups ladder, Contact.Waiting contact, ContactHeap line) {
    groups.open(ladder, contact.waitStage());
    entry.line(line);
    line.add(entry);
    restrictions.addPreferring(contact.segment().queueId(), entry);
  }

  /** Takes a contact out of its line, if it is in one. */
  void leave(ContactEntry entry) {
    IndexedHeap<ContactEntry> line = entry.line();
    if (line == null) {
      return;
    }
    line.remove(entry);
    entry.line(null);
    if (line instanceof MatchGroup group) {
      updateHead(group);
    } else {
      restrictions.removePreferring(entry.waiting().segment().queueId(), entry);
    }
  }

  private void updateHead(MatchGroup group) {
    QueuePlan queue = group.ladder().queue();
    if (queue != null) {
      heads(queue.delivery()).update(group, restrictions.isPaused(queue.id()));
    }
  }

  AgentClasses.Listener classListener() {
    return groups;
  }

  /** As {@link MatchGroups#updateStepsInForce}. */
  List<MatchGroup> updateStepsInForce() {
    return groups.updateStepsInForce();
  }

  /**
   * What another plan changes about those who wait.
   *
   * @param displaced contacts that are in no line now and have to be put in line anew
   * @param widened groups that more agents can serve than before
   */
  record Difference(List<ContactEntry> displaced, List<MatchGroup> widened) {}

  /**
   * Applies another plan. Groups whose contacts wait as before keep them; the others are taken
   * apart.
   *
   * @param open groups that were widened before, and not looked at since
   */
  Difference applyPlan(PlanInForce changed, Set<MatchGroup> open) {
    return rebuild(changed, open);
  }

  /**
   * Takes out the ladders on which nobody waits once there are many: a contact may name any
   * language, one that nobody names again.
   */
  void tidy() {
    if (groups.ladders() > mostLadders) {
      rebuild(groups.plan(), Set.of());
      for (ContactEntry entry : restrictions.preferring()) {
        Contact.Waiting contact = entry.waiting();
        openGroup(contact.ladderKey(groups.plan()), contact.waitStage());
      }
    }
  }

  private Difference rebuild(PlanInForce plan, Set<MatchGroup> open) {
    pushed.clear();
    pulled.clear();
    var difference = new Difference(new ArrayList<>(), new ArrayList<>());
    for (LadderGroups before : groups.clear(plan)) {
      if (!before.isEmpty()) {
        rehang(before, open, difference);
      }
    }
    int usual = FEW_LADDERS + LADDERS_OF_A_QUEUE * plan.plan().queues().size();
    mostLadders = Math.max(usual, 2 * groups.ladders());
    return difference;
  }

  private void rehang(LadderGroups before, Set<MatchGroup> open, Difference difference) {
    RequirementLadder ladder = before.ladder();
    boolean alike = RequirementLadder.Shape.of(ladder.key(), groups.plan()).equals(ladder.shape());
    for (MatchGroup group : before.all()) {
      if (!alike) {
        group.members().forEach(entry -> entry.line(null));
        difference.displaced().addAll(group.members());
      } else if (!group.isEmpty()) {
        MatchGroup now = openGroup(ladder.key(), WaitStage.of(group.step(), group.tier(), false));
        now.takeOver(group);
        group.members().forEach(entry -> entry.line(now));
        updateHead(now);
        if (open.contains(group) || now.servedBy().exceeds(group.servedBy())) {
          difference.widened().add(now);
        }
      }
    }
  }
}
