package org.strowger.routing.engine.state;

import org.strowger.contracts.ChannelType;

/** Who is there for a contact, whatever she holds now: counted by classes. */
public final class Reach {

  private Reach() {}

  /** Whether somebody signed in meets the step in force and does not back off from the contact. */
  public static boolean somebody(DomainState state, Contact.Waiting contact) {
    Staff staff = state.staff();
    Group group = state.lines().groupOf(contact, contact.standing());
    boolean call = contact.demand().channel() == ChannelType.VOICE;
    Bits suffices = group.chain().suffices(group.inForce());
    Bits staffed = staff.staffed(group.chain().channel());
    int there = 0;
    for (int id = suffices.next(0, staffed); id >= 0; id = suffices.next(id + 1, staffed)) {
      AgentClass of = staff.group(id);
      there += call ? of.ringing() : of.signedIn();
    }
    for (Seat seat : state.spot(contact.id()).avoiding()) {
      AgentClass of = seat.group();
      boolean counted =
          of != null && suffices.has(of.id()) && seat.signedIn() && (!call || seat.rings());
      there -= counted ? 1 : 0;
    }
    return there > 0;
  }
}
