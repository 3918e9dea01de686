package org.strowger.gateway.contact;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.gateway.contact.ContactAccess.Reader;

/**
 * The one rule of who reads a conversation, for one, for lists, for the time line and for searches:
 * of the own domain; a supervisor each of them; an agent those of which a contact is or was hers or
 * is offered to her, and all of a customer of whom she has a contact now or is offered one. What an
 * agent began herself opens nothing else of its customer.
 *
 * <p>A statement that uses the rule binds it with {@link #bind}.
 */
@Singleton
public class ReadingRight {

  /** A row stays when the contact was hers; it goes when she only was offered it. */
  private static final String OWN =
      "select rc.conversation_id as id from contact_access ra"
          + " join contacts rc on rc.id = ra.contact_id"
          + " where ra.agent_id = :reader and rc.domain = :readerDomain and not rc.barred";

  private static final String OF_HER_CUSTOMERS =
      "select rv.id from contact_access ra join contacts rc on rc.id = ra.contact_id"
          + " join conversations ro on ro.id = rc.conversation_id join conversations rv on "
          + sameCustomer("rv.customer_id", "ro.customer_id")
          + " where ra.agent_id = :reader and ra.state in ('OFFERED', 'ENGAGED', 'WRAP_UP')"
          + " and rc.domain = :readerDomain and not rc.barred and not rc.outbound"
          + " and rv.domain = :readerDomain";

  /** The conversations an agent reads. */
  private static final String READABLE = OWN + " union all " + OF_HER_CUSTOMERS;

  private static final String HELD =
      "exists (select 1 from contacts hc join contact_access ha on ha.contact_id = hc.id"
          + " where hc.conversation_id = v.id and ha.agent_id = :reader"
          + " and ha.state in ('OFFERED', 'ENGAGED', 'WRAP_UP'))";

  /** More than one agent ever has. */
  private static final int MOST_READABLE = 100_000;

  /** Whether two customers are the same person; the one place that says so. */
  public static String sameCustomer(String one, String other) {
    return one + " = any(array(select customer_family(" + other + ")))";
  }

  /**
   * The rule as a condition of SQL.
   *
   * @param conversation the expression that names the conversation
   */
  public static String mayRead(String conversation) {
    return "(:readsAll or exists (select 1 from ("
        + READABLE
        + ") readable where readable.id = "
        + conversation
        + "))";
  }

  /** Binds what the rule names; the domain of the rows is for the statement to compare. */
  public static <S extends SqlStatement<S>> S bind(S statement, Reader reader) {
    return statement
        .bind("reader", reader.agent().value())
        .bind("readerDomain", reader.domain().value())
        .bind("readsAll", reader.wholeDomain());
  }

  /** The conversation of a contact that this reader may see. */
  public Optional<ConversationId> readable(Handle handle, ContactId contact, Reader reader) {
    return bind(
            handle
                .createQuery(
                    "select c.conversation_id from contacts c where c.id = :contact"
                        + " and c.domain = :readerDomain and (:readsAll or not c.barred) and "
                        + mayRead("c.conversation_id"))
                .bind("contact", contact.value()),
            reader)
        .map((row, _) -> new ConversationId(row.getString(1)))
        .findOne();
  }

  /** Whether this reader may see a conversation. */
  public boolean mayRead(Handle handle, ConversationId conversation, Reader reader) {
    return bind(
            handle
                .createQuery(
                    "select exists (select 1 from conversations v where v.id = :conversation"
                        + " and v.domain = :readerDomain and "
                        + mayRead("v.id")
                        + ")")
                .bind("conversation", conversation.value()),
            reader)
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether this reader may see a conversation of this customer. */
  public boolean mayRead(Handle handle, CustomerId customer, Reader reader) {
    return bind(
            handle
                .createQuery(
                    "select exists (select 1 from conversations v where "
                        + sameCustomer("v.customer_id", ":customer")
                        + " and v.domain = :readerDomain and "
                        + mayRead("v.id")
                        + ")")
                .bind("customer", customer.value()),
            reader)
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether a customer is of the reader's domain and concerns this reader. */
  boolean knows(Handle handle, CustomerId customer, Reader reader) {
    return reader.wholeDomain()
        ? handle
            .createQuery("select exists (select 1 from customers where id = :id and domain = :of)")
            .bind("id", customer.value())
            .bind("of", reader.domain().value())
            .mapTo(Boolean.class)
            .one()
        : mayRead(handle, customer, reader);
  }

  /** All conversations an agent may see; for a reader of the whole domain there is no such list. */
  public List<String> conversations(Handle handle, Reader reader) {
    return handle
        .createQuery("select distinct id from (" + READABLE + ") readable limit " + MOST_READABLE)
        .bind("reader", reader.agent().value())
        .bind("readerDomain", reader.domain().value())
        .mapTo(String.class)
        .list();
  }

  /**
   * Notes that somebody opened what she does not hold, and by which right; of what she holds
   * nothing is noted. Call it in the transaction that reads.
   */
  public void note(Handle handle, ConversationId conversation, Reader reader, Opened opened) {
    handle
        .createUpdate(
            "insert into access_log (domain, actor, action, conversation_id, customer_id,"
                + " subject_kind, subject_id, reason) select v.domain, :reader, 'READ', v.id,"
                + " v.customer_id, :resource, :resourceId, case when exists (select 1 from ("
                + OWN
                + ") own where own.id = v.id) then 'OWN' when :readsAll then 'SUPERVISOR'"
                + " else 'CUSTOMER' end from conversations v where v.id = :conversation and not "
                + HELD)
        .bind("reader", reader.agent().value())
        .bind("readerDomain", reader.domain().value())
        .bind("readsAll", reader.wholeDomain())
        .bind("conversation", conversation.value())
        .bind("resource", opened.kind().name())
        .bind("resourceId", opened.id())
        .execute();
  }

  /** What was opened. */
  public record Opened(Kind kind, String id) {

    /** What can be opened. */
    public enum Kind {
      CONTACT,
      CONVERSATION,
      HTML,
      ATTACHMENT
    }
  }
}
