package org.strowger.kpi.facts;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.kpi.KpiSchema;
import org.strowger.servicekit.inbox.InboxHandler.Received;
import org.strowger.servicekit.inbox.RecordPosition;

/** A schema of its own with the facts of a log. */
public final class FilledSchema {

  private final Jdbi jdbi = KpiSchema.create();
  private final Facts facts = new Facts();

  public Jdbi jdbi() {
    return jdbi;
  }

  public FilledSchema withCalls(List<Message<ChannelFact>> log) {
    jdbi.useTransaction(handle -> facts.onChannel(handle, received(log, CallsOfDay::position)));
    return this;
  }

  public FilledSchema with(List<Message<RoutingEvent>> log) {
    jdbi.useTransaction(handle -> facts.onRouting(handle, received(log, DayOfContacts::position)));
    return this;
  }

  static <T> List<Received<T>> received(
      List<Message<T>> log, Function<Message<T>, RecordPosition> position) {
    return log.stream().map(message -> new Received<>(message, position.apply(message))).toList();
  }
}
