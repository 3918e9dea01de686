package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.CaseFact;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.InboxHandler.Received;

/** Files each event in the rows it is about, in the caller's transaction, many at a time. */
final class Facts {

  private final FactWriter writer = new FactWriter();
  private final PlanRepository plans = new PlanRepository();

  void onRouting(Handle handle, List<Received<RoutingEvent>> events) {
    file(handle, events, event -> RoutingFacts.of(event));
    events.forEach(event -> plans.add(handle, event.message()));
    noteProgress(handle, Topics.ROUTING_EVENTS, events, event -> new DomainId(event.key()));
  }

  void onChannel(Handle handle, List<Received<ChannelFact>> facts) {
    file(handle, facts, fact -> List.of(ChannelFacts.of(fact.body())));
    noteProgress(handle, Topics.CONTACTS, facts, fact -> fact.body().domainId());
  }

  void onCase(Handle handle, List<Received<CaseFact>> facts) {
    file(handle, facts, fact -> CaseFacts.of(fact.body()));
    noteProgress(handle, Topics.CASE_EVENTS, facts, fact -> fact.body().domainId());
  }

  private <T> void file(
      Handle handle, List<Received<T>> received, Function<Message<T>, List<FactRow>> rowsOf) {
    var all = new ArrayList<FactRow>();
    var late = new ArrayList<Correction>();
    for (Received<T> one : received) {
      List<FactRow> rows = rowsOf.apply(one.message());
      all.addAll(rows);
      rows.stream()
          .map(row -> Correction.of(row, one.position()))
          .filter(Correction::isLate)
          .forEach(late::add);
    }
    writer.write(handle, all);
    late.forEach(correction -> correction.keep(handle));
  }

  private static <T> void noteProgress(
      Handle handle,
      Topic<T> topic,
      List<Received<T>> received,
      Function<Message<T>, DomainId> domainOf) {
    var latest = new TreeMap<DomainId, Instant>();
    for (Received<T> one : received) {
      Instant time = one.message().meta().time();
      latest.merge(domainOf.apply(one.message()), time, (was, is) -> was.isAfter(is) ? was : is);
    }
    latest.forEach((domain, time) -> noteProgress(handle, domain, topic, time));
  }

  private static void noteProgress(Handle handle, DomainId domainId, Topic<?> topic, Instant time) {
    handle
        .createUpdate(
            """
            insert into progress as kept (domain_id, topic, as_of) values (:domain, :topic, :time)
            on conflict (domain_id, topic) do update set as_of = excluded.as_of
              where kept.as_of < excluded.as_of
            """)
        .bind("domain", domainId.value())
        .bind("topic", topic.name())
        .bind("time", time)
        .execute();
  }
}
