package org.strowger.gateway.consult;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ConsultEvent;
import org.strowger.contracts.routing.ConsultEvent.ConsultAnswered;
import org.strowger.contracts.routing.ConsultEvent.ConsultCompleted;
import org.strowger.contracts.routing.ConsultEvent.ConsultEnded;
import org.strowger.contracts.routing.ConsultEvent.ConsultStarted;
import org.strowger.gateway.live.ReplicaSignal;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/** Keeps {@link Consults} as the router's events say. */
@Singleton
public class ConsultListener implements RoutingListener {

  private final Consults consults;

  ConsultListener(Consults consults) {
    this.consults = consults;
  }

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    if (routed.event() instanceof ConsultEvent event) {
      ContactId id = event.consultId();
      switch (event) {
        case ConsultStarted started ->
            consults.start(
                handle,
                routed.domain(),
                id,
                started.contactId(),
                started.agentId(),
                started.startedAt());
        case ConsultAnswered answered -> consults.answer(handle, id, answered.consultedAgent());
        case ConsultCompleted completed -> consults.end(handle, id, completed.completedAt());
        case ConsultEnded ended -> consults.end(handle, id, ended.endedAt());
      }
      ReplicaSignal.send(handle, new ReplicaSignal.ConsultChanged(id));
    }
  }
}
