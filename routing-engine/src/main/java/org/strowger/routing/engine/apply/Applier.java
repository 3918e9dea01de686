package org.strowger.routing.engine.apply;

import org.strowger.contracts.routing.AgentEvent;
import org.strowger.contracts.routing.AssignmentEvent;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.PlanEvent;
import org.strowger.contracts.routing.QueueEvent;
import org.strowger.contracts.routing.RoutingAnswer;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.WaitEvent;
import org.strowger.routing.engine.state.Effect;

/** Applies what was decided to the state; there is no other way into it. */
public final class Applier {

  private final ContactApplier contacts;
  private final ConsultApplier consults;
  private final QueueApplier queues;
  private final OfferApplier offers;
  private final AssignmentApplier assignments;
  private final AgentApplier agents;
  private final PlanApplier plans;
  private final NoteApplier notes;

  /** Appliers of a state. */
  public Applier(MutableDomainState state) {
    this.contacts = new ContactApplier(state);
    this.offers = new OfferApplier(state);
    this.assignments = new AssignmentApplier(state);
    this.consults = new ConsultApplier(state, assignments);
    this.queues = new QueueApplier(state);
    this.agents = new AgentApplier(state);
    this.plans = new PlanApplier(state);
    this.notes = new NoteApplier(state, agents);
  }

  /**
   * Changes the state as the effect says.
   *
   * @throws IllegalStateException when state and effect contradict each other
   */
  public void apply(Effect effect) {
    switch (effect) {
      case Effect.Published published -> apply(published.event());
      case Effect.Note note -> notes.apply(note);
      case Effect.Directed _ ->
          throw new IllegalStateException("Expected an effect but got one to decide on");
    }
  }

  private void apply(RoutingEvent event) {
    switch (event) {
      case ContactEvent each -> contacts.apply(each);
      case ConsultEvent each -> consults.apply(each);
      case QueueEvent each -> queues.apply(each);
      case OfferEvent each -> offers.apply(each);
      case AssignmentEvent each -> assignments.apply(each);
      case AgentEvent each -> agents.apply(each);
      case PlanEvent each -> plans.apply(each);
      case WaitEvent each -> contacts.apply(each);
      case RoutingAnswer _ -> {}
    }
  }
}
