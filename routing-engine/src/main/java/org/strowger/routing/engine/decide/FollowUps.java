package org.strowger.routing.engine.decide;

import java.util.List;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.state.Effect;

/** Decides what follows from a command when it has been applied, whichever command it was. */
public final class FollowUps {

  private final ConsultEndDecider consults;
  private final PresenceDecider presences;
  private final BackoffDecider backoffs;
  private final WaitStageDecider waitStages;
  private final BoardDecider boards;

  /** Deciders that read an index, which is up to date whenever they are asked. */
  public FollowUps(DomainIndex index) {
    this.consults = new ConsultEndDecider(index);
    this.presences = new PresenceDecider(index, new AgentWork(index.state()));
    this.backoffs = new BackoffDecider(index);
    this.waitStages = new WaitStageDecider(index);
    this.boards = new BoardDecider(index);
  }

  /** Ends the consults that the command left without a contact or without anybody to ask. */
  public List<Effect> endConsults() {
    return consults.endDue();
  }

  /** The presences that agents chose for when they have done all they had to do. */
  public List<Effect> applyNextPresences() {
    return presences.applyNext();
  }

  /** Ends the back-offs for which the command left nobody else. */
  public List<Effect> endBackoffs() {
    return backoffs.endNeedless();
  }

  /** Reports contacts that came in line with the command and starve, or that nobody can serve. */
  public List<Effect> reportNewContacts() {
    return waitStages.reportNew();
  }

  /** Tells boards what the command changed about agents. */
  public List<Effect> reportAgents() {
    return boards.report();
  }
}
