package org.strowger.gateway.contact;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.access.CurrentUser;

/**
 * Who was offered a contact and who has it, as far as {@link Topics#ROUTING_EVENTS} tells: what
 * {@link ReadingRight} decides by, and who may answer.
 *
 * <pre>OFFERED → (gone) | ENGAGED → WRAP_UP → RELEASED</pre>
 */
@Singleton
public class ContactAccess {

  private final ReadingRight right;

  ContactAccess(ReadingRight right) {
    this.right = right;
  }

  /**
   * Notes which command opened a contact; one of another domain's conversation stays closed.
   *
   * @param offset where the command stands in the log
   */
  void opened(
      Handle handle, DomainId domain, ContactId contact, ConversationId conversation, long offset) {
    handle
        .createUpdate(
            "insert into contacts (id, domain, conversation_id, opened)"
                + " select :id, c.domain, c.id, :offset from conversations c"
                + " where c.id = :conversation and c.domain = :domain"
                + " on conflict (id) do update set opened = excluded.opened")
        .bind("id", contact.value())
        .bind("domain", domain.value())
        .bind("conversation", conversation.value())
        .bind("offset", offset)
        .execute();
  }

  /**
   * An agent opened a contact by herself and named its conversation: that opens it to nobody who
   * could not read it before, now or later, to whomever the contact goes.
   */
  void bar(Handle handle, ContactId contact) {
    handle
        .createUpdate("update contacts set barred = true where id = :id")
        .bind("id", contact.value())
        .execute();
  }

  /** An agent began this contact unasked: of its customer it opens nothing else. */
  void outbound(Handle handle, ContactId contact) {
    handle
        .createUpdate("update contacts set outbound = true where id = :id")
        .bind("id", contact.value())
        .execute();
  }

  /** Whether this agent began the conversation. */
  boolean isStartedBy(Handle handle, ConversationId conversation, AgentId agent) {
    return handle
        .createQuery(
            "select exists (select 1 from conversations where id = :id and started_by = :agent)")
        .bind("id", conversation.value())
        .bind("agent", agent.value())
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Whether an agent writes by herself: she opened the contact, and the customer has not written
   * since.
   *
   * @param lastInbound when the customer wrote last; null when never
   */
  public boolean isUnasked(
      Handle handle, ContactId contact, AgentId agent, @Nullable Instant lastInbound) {
    return handle
        .createQuery(
            "select exists (select 1 from contacts c join contact_access a on a.contact_id = c.id"
                + " where c.id = :contact and c.outbound and a.agent_id = :agent"
                + " and a.changed_at > coalesce(cast(:last as timestamptz), '-infinity'))")
        .bind("contact", contact.value())
        .bind("agent", agent.value())
        .bind("last", lastInbound)
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether the customer of a conversation is this one. */
  boolean isOf(Handle handle, ConversationId conversation, CustomerId customer) {
    return handle
        .createQuery(
            "select exists (select 1 from conversations where id = :id"
                + " and customer_root(customer_id) = customer_root(:customer))")
        .bind("id", conversation.value())
        .bind("customer", customer.value())
        .mapTo(Boolean.class)
        .one();
  }

  /** The conversation that a contact is of; empty when the gateway has none of it. */
  Optional<ConversationId> conversation(Handle handle, ContactId contact) {
    return handle
        .createQuery("select conversation_id from contacts where id = :id")
        .bind("id", contact.value())
        .map((row, _) -> new ConversationId(row.getString(1)))
        .findOne();
  }

  void close(Handle handle, ContactId contact, Instant at) {
    handle
        .createUpdate(
            "update contact_access set state = 'WRAP_UP', changed_at = :at"
                + " where contact_id = :id and state = 'ENGAGED'")
        .bind("at", at)
        .bind("id", contact.value())
        .execute();
  }

  /** Nobody has anything to do with the contact any more. */
  void release(Handle handle, ContactId contact, Instant at) {
    handle
        .createUpdate(
            "update contact_access set state = 'RELEASED', changed_at = :at"
                + " where contact_id = :id and state <> 'RELEASED'")
        .bind("at", at)
        .bind("id", contact.value())
        .execute();
  }

  /** Notes what a contact is to an agent, if it is open to anybody. */
  void put(Handle handle, OfferId offer, AgentId agent, State state, Instant at) {
    handle
        .createUpdate(
            "insert into contact_access (contact_id, agent_id, offer_id, state, changed_at)"
                + " select c.id, :agent, :offer, :state, cast(:at as timestamptz) from contacts c"
                + " where c.id = :contact and not c.barred"
                + " on conflict (contact_id, agent_id) do update set offer_id = excluded.offer_id,"
                + " state = excluded.state, changed_at = excluded.changed_at")
        .bind("contact", offer.contactId().value())
        .bind("agent", agent.value())
        .bind("offer", offer.toString())
        .bind("state", state.name())
        .bind("at", at)
        .execute();
  }

  /**
   * The same of a contact whose conversation may not be noted yet; one of another domain's stays
   * closed.
   */
  void put(
      Handle handle,
      DomainId domain,
      ConversationId conversation,
      OfferId offer,
      AgentId agent,
      State state,
      Instant at) {
    handle
        .createUpdate(
            """
            with opened as (
              insert into contacts (id, domain, conversation_id) select :contact, c.domain, c.id
                from conversations c where c.id = :conversation and c.domain = :domain
                on conflict do nothing returning id)
            insert into contact_access (contact_id, agent_id, offer_id, state, changed_at)
              select c.id, :agent, :offer, :state, cast(:at as timestamptz)
                from (select id from contacts where id = :contact and not barred
                  union select id from opened) c
              on conflict (contact_id, agent_id) do update set offer_id = excluded.offer_id,
                state = excluded.state, changed_at = excluded.changed_at""")
        .bind("contact", offer.contactId().value())
        .bind("domain", domain.value())
        .bind("conversation", conversation.value())
        .bind("agent", agent.value())
        .bind("offer", offer.toString())
        .bind("state", state.name())
        .bind("at", at)
        .execute();
  }

  void removeOffered(Handle handle, OfferId offer) {
    handle
        .createUpdate(
            "delete from contact_access"
                + " where contact_id = :contact and offer_id = :offer and state = 'OFFERED'")
        .bind("contact", offer.contactId().value())
        .bind("offer", offer.toString())
        .execute();
  }

  /** The conversation of a contact that this reader may see. */
  public Optional<ConversationId> readable(Handle handle, ContactId contact, Reader reader) {
    return right.readable(handle, contact, reader);
  }

  /** Whether this reader may see a conversation. */
  public boolean mayRead(Handle handle, String conversation, Reader reader) {
    return right.mayRead(handle, new ConversationId(conversation), reader);
  }

  /**
   * Whether this reader may know of a customer: by a conversation with any that is one person with
   * it.
   */
  public boolean knows(Handle handle, CustomerId customer, Reader reader) {
    return right.knows(handle, customer, reader);
  }

  /** Whether the agent is engaged with the contact now. */
  public boolean holds(Handle handle, ContactId contact, AgentId agent) {
    return handle
        .createQuery(
            "select exists (select 1 from contact_access"
                + " where contact_id = :contact and agent_id = :agent and state = 'ENGAGED')")
        .bind("contact", contact.value())
        .bind("agent", agent.value())
        .mapTo(Boolean.class)
        .one();
  }

  /** The conversation of a contact the agent is engaged with. */
  public Optional<ConversationId> heldConversation(
      Handle handle, ContactId contact, DomainId domain, AgentId agent) {
    return handle
        .createQuery(
            "select c.conversation_id from contacts c join contact_access a"
                + " on a.contact_id = c.id where c.id = :contact and c.domain = :domain"
                + " and a.agent_id = :agent and a.state = 'ENGAGED'")
        .bind("contact", contact.value())
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .map((row, _) -> new ConversationId(row.getString(1)))
        .findOne();
  }

  /** What a contact is to this agent; empty when it is nothing to her. */
  public Optional<State> state(Handle handle, ContactId contact, DomainId domain, AgentId agent) {
    return handle
        .createQuery(
            "select a.state from contact_access a join contacts c on c.id = a.contact_id"
                + " where a.contact_id = :contact and a.agent_id = :agent and c.domain = :domain")
        .bind("contact", contact.value())
        .bind("agent", agent.value())
        .bind("domain", domain.value())
        .map((row, _) -> State.valueOf(row.getString(1)))
        .findOne();
  }

  /** Who has a contact of this conversation or is offered it. */
  public List<Watcher> watchersOf(Handle handle, ConversationId conversation) {
    return handle
        .createQuery(
            "select c.domain, c.id, a.agent_id from contacts c join contact_access a"
                + " on a.contact_id = c.id where c.conversation_id = :conversation"
                + " and a.state in ('OFFERED', 'ENGAGED')")
        .bind("conversation", conversation.value())
        .map((row, _) -> watcher(row))
        .list();
  }

  /** Who has this contact, is offered it, or works on it after its end. */
  public List<Watcher> watchersOf(Handle handle, ContactId contact) {
    return handle
        .createQuery(
            "select c.domain, c.id, a.agent_id from contacts c join contact_access a"
                + " on a.contact_id = c.id where c.id = :contact"
                + " and a.state in ('OFFERED', 'ENGAGED', 'WRAP_UP')")
        .bind("contact", contact.value())
        .map((row, _) -> watcher(row))
        .list();
  }

  /** What an agent has, is offered, or works on after its end. */
  public List<ContactId> watchedBy(Handle handle, DomainId domain, AgentId agent) {
    return handle
        .createQuery(
            "select c.id from contact_access a join contacts c on c.id = a.contact_id"
                + " where a.agent_id = :agent and c.domain = :domain"
                + " and a.state in ('OFFERED', 'ENGAGED', 'WRAP_UP') order by a.changed_at, c.id")
        .bind("agent", agent.value())
        .bind("domain", domain.value())
        .map((row, _) -> new ContactId(row.getString(1)))
        .list();
  }

  private static Watcher watcher(ResultSet row) throws SQLException {
    return new Watcher(
        new DomainId(row.getString(1)),
        new AgentId(row.getString(3)),
        new ContactId(row.getString(2)));
  }

  /** An agent who may know what happens to a contact. */
  public record Watcher(DomainId domain, AgentId agent, ContactId contact) {}

  /** What a contact is to an agent. */
  public enum State {
    OFFERED,
    ENGAGED,
    /** The contact is not hers any more, or not yet: read only. */
    WRAP_UP,
    RELEASED
  }

  /**
   * Who asks.
   *
   * @param wholeDomain sees every contact of the domain
   */
  public record Reader(AgentId agent, DomainId domain, boolean wholeDomain) {

    /** Who makes this request. */
    public static Reader of(CurrentUser user) {
      return new Reader(user.userId(), user.domain(), user.roles().contains(Role.SUPERVISOR));
    }
  }
}
