package org.strowger.routing.engine.decide;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.routing.engine.state.Effect;

/** What is to happen, in order; nothing of it has happened yet. */
final class Decision {

  private final List<Effect> effects = new ArrayList<>();

  static List<Effect> of(RoutingEvent... events) {
    var decision = new Decision();
    for (RoutingEvent event : events) {
      decision.publish(event);
    }
    return decision.effects();
  }

  Decision publish(RoutingEvent event) {
    effects.add(new Effect.Published(event));
    return this;
  }

  Decision publishAll(Collection<? extends RoutingEvent> events) {
    for (RoutingEvent event : events) {
      publish(event);
    }
    return this;
  }

  /** The contact, which then waits, is given to this agent. */
  Decision direct(ContactId contactId, AgentId agentId, OfferMode mode, Trigger trigger) {
    effects.add(new Effect.Directed(contactId, agentId, mode, trigger));
    return this;
  }

  Decision note(Effect.Note note) {
    effects.add(note);
    return this;
  }

  List<Effect> effects() {
    return effects.isEmpty() ? List.of() : Collections.unmodifiableList(effects);
  }
}
