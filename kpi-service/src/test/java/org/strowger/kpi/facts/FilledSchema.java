package org.strowger.kpi.facts;

import org.jdbi.v3.core.Jdbi;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.kpi.KpiSchema;
import org.strowger.servicekit.inbox.RecordPosition;

/** A schema of its own with the facts of a log. */
public final class FilledSchema {

  private final Jdbi jdbi = KpiSchema.create();
  private final Facts facts = new Facts();
  private long offset;

  public Jdbi jdbi() {
    return jdbi;
  }

  public FilledSchema with(Iterable<Message<RoutingEvent>> log) {
    jdbi.useTransaction(
        handle ->
            log.forEach(
                message -> facts.onRouting(handle, message, DayOfContacts.position(message))));
    return this;
  }

  public FilledSchema withChannel(Message<ChannelFact> message) {
    var position = new RecordPosition(Topics.CONTACTS.name(), 0, offset++, message.meta().time());
    jdbi.useTransaction(handle -> facts.onChannel(handle, message, position));
    return this;
  }
}
