package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.CaseFact;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.RecordPosition;

/** Files each event in the rows it is about, in the caller's transaction. */
final class Facts {

  private final FactWriter writer = new FactWriter();
  private final PlanRepository plans = new PlanRepository();

  void onRouting(Handle handle, Message<RoutingEvent> message, RecordPosition position) {
    file(handle, RoutingFacts.of(message), position);
    plans.add(handle, message);
    noteProgress(handle, new DomainId(message.key()), Topics.ROUTING_EVENTS, message.meta().time());
  }

  void onChannel(Handle handle, Message<ChannelFact> message, RecordPosition position) {
    file(handle, List.of(ChannelFacts.of(message.body())), position);
    noteProgress(handle, message.body().domainId(), Topics.CONTACTS, message.meta().time());
  }

  void onCase(Handle handle, Message<CaseFact> message, RecordPosition position) {
    file(handle, List.of(CaseFacts.of(message.body())), position);
    noteProgress(handle, message.body().domainId(), Topics.CASE_EVENTS, message.meta().time());
  }

  private void file(Handle handle, List<FactRow> rows, RecordPosition position) {
    writer.write(handle, rows);
    rows.stream()
        .map(row -> Correction.of(row, position))
        .filter(Correction::isLate)
        .forEach(late -> late.keep(handle));
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
