package org.strowger.cases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.Actor;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.outbox.Outbox;

/** Puts the fact of a decision into the outbox, in the transaction that keeps the case. */
@ApplicationScoped
public class CasePublisher {

  private static final String SOURCE = "/case-service";

  private final Outbox outbox = new Outbox();

  /** Each version of a case has exactly one fact, with an id made of both. */
  public void publish(Handle handle, Case.Decision decision, Actor actor, Instant at) {
    Case after = decision.after();
    var meta = Meta.of(after.id() + ":" + after.version(), SOURCE, at, actor);
    outbox.add(
        handle,
        Topics.CASE_EVENTS,
        new Message<>(after.id().value(), meta, decision.fact()),
        after.id().value(),
        false);
  }
}
