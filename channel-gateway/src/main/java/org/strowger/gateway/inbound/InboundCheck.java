package org.strowger.gateway.inbound;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.stuck.StuckContacts;
import org.strowger.gateway.topics.RoutingCommands;

/**
 * Counts what was accepted by what became of it. A message is looked for where it must be for
 * somebody to look after it; its own row proves nothing.
 */
@Singleton
public class InboundCheck {

  private static final String COUNT =
      """
      with taken as (
        select id, domain, repeats from accepted_messages
        union all
        select m.id, c.domain, 0 from messages m join conversations c on c.id = m.conversation_id
          where m.direction = 'IN'
            and not exists (select 1 from accepted_messages a where a.id = m.id)
        union all
        select p.id, p.domain, 0 from parked_mails p
          where not exists (select 1 from accepted_messages a where a.id = p.id)),
      asked as (
        select distinct replace(substr(id, length(:route) + 1), :bare, '') as contact_id
        from outbox where starts_with(id, :route) and await_event
          and sent_at is distinct from 'infinity'),
      stuck as (
        select distinct domain, contact_id from failed_routes where failures >= :listed),
      classed as (
        select t.id, t.domain, t.repeats, m.contact_id,
          (k.id is not null)::int as in_contact,
          (m.automatic and m.automatic_sign is not null and k.id is null and a.contact_id is null
            and s.contact_id is null)::int as automatic,
          (p.id is not null)::int as parked,
          (a.contact_id is not null and s.contact_id is null)::int as asked,
          (s.contact_id is not null)::int as stuck
        from taken t
        left join messages m on m.id = t.id and m.direction = 'IN'
        left join conversations c on c.id = m.conversation_id and c.domain = t.domain
        left join contacts k on k.id = m.contact_id and k.domain = t.domain
          and k.conversation_id = c.id
        left join parked_mails p on p.id = t.id and p.domain = t.domain
        left join asked a on a.contact_id = m.contact_id
        left join stuck s on s.contact_id = m.contact_id and s.domain = t.domain),
      summed as (
        select *, in_contact + coalesce(automatic, 0) + parked + asked + stuck as classes
        from classed),
      placed as (
        select *, row_number() over (partition by domain, classes = 1 order by id) as place
        from summed)
      select domain,
        count(distinct contact_id) filter (where in_contact = 1) as contact,
        sum(in_contact) as in_contact,
        coalesce(sum(automatic), 0) as automatic,
        sum(parked) as parked,
        sum(asked) as asked,
        sum(stuck) as stuck,
        coalesce(sum(repeats) filter (where classes > 0), 0) as repeats,
        count(*) filter (where classes = 0) as forgotten,
        count(*) filter (where classes > 1) as ambiguous,
        array_agg(id order by id) filter (where classes <> 1 and place <= 20) as examples
      from placed group by domain order by domain""";

  private final GatewayDatabase database;

  InboundCheck(GatewayDatabase database) {
    this.database = database;
  }

  /** Of every domain that accepted something. */
  public List<InboundCount> count() {
    return database.jdbi().withHandle(InboundCheck::count);
  }

  private static List<InboundCount> count(Handle handle) {
    return handle
        .createQuery(COUNT)
        .bind("route", RoutingCommands.ROUTE)
        .bind("bare", RoutingCommands.BARE)
        .bind("listed", StuckContacts.MOST)
        .map((row, _) -> of(row))
        .list();
  }

  private static InboundCount of(ResultSet row) throws SQLException {
    long contact = row.getLong("contact");
    var examples = row.getArray("examples");
    return new InboundCount(
        new DomainId(row.getString("domain")),
        contact,
        row.getLong("in_contact") - contact,
        row.getLong("automatic"),
        row.getLong("parked"),
        row.getLong("asked"),
        row.getLong("stuck"),
        row.getLong("repeats"),
        row.getLong("forgotten"),
        row.getLong("ambiguous"),
        examples == null ? List.of() : List.of((String[]) examples.getArray()));
  }
}
