package org.strowger.routing.engine.state;

import org.strowger.contracts.ChannelType;

/** Who is there for a contact, whatever she holds now: counted by classes. */
public final class StaffingCheck {

  private StaffingCheck() {}

  /** Whether somebody signed in meets the step in force and does not back off from the contact. */
  public static boolean somebody(DomainState state, Contact.Waiting contact) {
    Staff staff = state.staff();
    MatchGroup group = state.lines().groupOf(contact, contact.waitStage());
    boolean call = contact.request().channel() == ChannelType.VOICE;
    Bits suffices = group.ladder().suffices(group.inForce());
    Bits staffed = staff.staffed(group.ladder().channel());
    int there = 0;
    for (int id = suffices.next(0, staffed); id >= 0; id = suffices.next(id + 1, staffed)) {
      AgentClass of = staff.group(id);
      there += call ? of.ringing() : of.signedIn();
    }
    for (AgentEntry agentEntry : state.entry(contact.id()).avoiding()) {
      AgentClass of = agentEntry.group();
      boolean counted =
          of != null
              && suffices.has(of.id())
              && agentEntry.signedIn()
              && (!call || agentEntry.rings());
      there -= counted ? 1 : 0;
    }
    return there > 0;
  }
}
