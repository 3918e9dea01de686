package org.strowger.gateway.contact;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.DeskAnswer.WaitingContact;
import org.strowger.contracts.routing.DeskAnswer.WaitingTold;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;

/**
 * The waiting contacts that the router listed for an agent because she may pick them. Ten minutes
 * long she may know what they are about; their conversations stay closed to her.
 */
@Singleton
public class ListedContacts implements RoutingListener {

  private static final int LONGEST_SUBJECT = 120;

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    if (routed.event() instanceof WaitingTold told) {
      List<WaitingContact> hers =
          told.contacts().stream().filter(each -> each.obstacle() == null).toList();
      note(handle, told.agentId(), hers, told.toldAt());
    }
  }

  private static void note(
      Handle handle, AgentId agent, List<WaitingContact> contacts, Instant toldAt) {
    handle
        .createUpdate(
            "delete from listed_contacts"
                + " where agent_id = :agent and listed_at < now() - interval '10 minutes'")
        .bind("agent", agent.value())
        .execute();
    var batch =
        handle.prepareBatch(
            "insert into listed_contacts (agent_id, contact_id, listed_at)"
                + " values (:agent, :contact, :at) on conflict (agent_id, contact_id)"
                + " do update set listed_at = excluded.listed_at");
    contacts.forEach(
        each ->
            batch
                .bind("agent", agent.value())
                .bind("contact", each.contactId().value())
                .bind("at", toldAt)
                .add());
    if (batch.size() > 0) {
      var _ = batch.execute();
    }
  }

  /** What these contacts are about, of those that were listed for an agent of the domain. */
  public Map<ContactId, String> subjects(
      Handle handle, DomainId domain, AgentId agent, Collection<ContactId> contacts) {
    if (contacts.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            "select c.id, left(coalesce(m.subject, m.body), :longest) from contacts c"
                + " join listed_contacts l on l.contact_id = c.id and l.agent_id = :agent"
                + " cross join lateral (select subject, body from messages"
                + " where conversation_id = c.conversation_id and direction = 'IN'"
                + " order by sequence desc limit 1) m"
                + " where c.domain = :domain and not c.barred and c.id in (<ids>)"
                + " and l.listed_at > now() - interval '10 minutes'")
        .bind("longest", LONGEST_SUBJECT)
        .bind("agent", agent.value())
        .bind("domain", domain.value())
        .bindList("ids", contacts.stream().map(ContactId::value).toList())
        .map((row, _) -> Map.entry(new ContactId(row.getString(1)), row.getString(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
