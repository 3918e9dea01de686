package org.strowger.routing.engine.index;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.routing.engine.plan.LadderKey;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.WaitStage;

/** Who is signed in for a contact, whatever she has to do now: counted by classes. */
public final class StaffingCheck {

  private final DomainIndex index;

  /** A check by the classes of a domain. */
  public StaffingCheck(DomainIndex index) {
    this.index = index;
  }

  /** Whether somebody signed in meets the step in force and does not back off from the contact. */
  public boolean isAnybodyLeft(Contact.Waiting contact) {
    MatchGroup group = index.waiting().groupOf(contact, contact.waitStage());
    int backingOff = 0;
    for (AgentId id : index.entry(contact.id()).backingOff()) {
      AgentEntry agent = index.roster().entry(id);
      backingOff += agent != null && isStaff(agent, group) ? 1 : 0;
    }
    return isStaffed(group, backingOff);
  }

  /** Whether somebody signed in meets the step in force, one agent apart. */
  public boolean couldTake(Contact contact, @Nullable AgentEntry apart) {
    WaitStage stage = index.waiting().stageOf(contact, index.now());
    MatchGroup group = index.waiting().groupOf(contact, stage);
    return isStaffed(group, apart != null && isStaff(apart, group) ? 1 : 0);
  }

  /**
   * Whether somebody is there, free or busy, who can be given such contacts sooner or later. Who is
   * on a break, suspended or about to leave is not; delays apart, and by the last step: it asks the
   * least.
   */
  public boolean isAttended(LadderKey key) {
    RequirementLadder ladder = index.waiting().groupOf(key, WaitStage.FIRST).ladder();
    int channel = ladder.channel();
    Bits sufficient = ladder.sufficient(ladder.lastStep());
    Bits staffed = index.classes().staffed(channel);
    for (int id = sufficient.next(0, staffed); id >= 0; id = sufficient.next(id + 1, staffed)) {
      if (index.classes().members(id).attends(channel, ladder.pulled())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStaff(AgentEntry agent, MatchGroup group) {
    AgentClass agentClass = agent.agentClass();
    return agentClass != null
        && group.ladder().sufficient(group.stepInForce()).has(agentClass.id())
        && agent.signedIn()
        && (group.ladder().channel() != Channels.VOICE || agent.phoneReachable());
  }

  /** Whether more agents than so many can serve the group, but for delays. */
  private boolean isStaffed(MatchGroup group, int more) {
    int channel = group.ladder().channel();
    Bits sufficient = group.ladder().sufficient(group.stepInForce());
    Bits staffed = index.classes().staffed(channel);
    int there = 0;
    for (int id = sufficient.next(0, staffed);
        id >= 0 && there <= more;
        id = sufficient.next(id + 1, staffed)) {
      there += index.classes().members(id).staffed(channel);
    }
    return there > more;
  }
}
