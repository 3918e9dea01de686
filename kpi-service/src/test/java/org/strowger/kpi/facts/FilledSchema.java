package org.strowger.kpi.facts;

import org.jdbi.v3.core.Jdbi;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.kpi.KpiSchema;

/** A schema of its own with the facts of a log. */
public final class FilledSchema {

  private final Jdbi jdbi = KpiSchema.create();
  private final Facts facts = new Facts();

  public Jdbi jdbi() {
    return jdbi;
  }

  public FilledSchema withCalls(Iterable<Message<ChannelFact>> log) {
    jdbi.useTransaction(
        handle ->
            log.forEach(message -> facts.onChannel(handle, message, CallsOfDay.position(message))));
    return this;
  }

  public FilledSchema with(Iterable<Message<RoutingEvent>> log) {
    jdbi.useTransaction(
        handle ->
            log.forEach(
                message -> facts.onRouting(handle, message, DayOfContacts.position(message))));
    return this;
  }
}
