package org.strowger.routing.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.routing.OfferWhy.Trigger;

/** Where a contact is kept; while it waits, its place in a line. */
public final class ContactEntry extends Slot {

  /** 0 starved, else the contact's priority. */
  private byte rank;

  /** Effective arrival in nanoseconds; of a starved contact the arrival. */
  private long age;

  /** Of the conversation's id, which is far to fetch; a contact keeps its conversation. */
  private int conversationHash;

  private @Nullable ContactHeap line;
  private int index = IndexedHeap.NOWHERE;

  /** Who backs off from the contact; null when nobody does. */
  private @Nullable List<AgentEntry> avoiding;

  private @Nullable Trigger openedBy;

  /** The contact itself while it waits; null when the slot has it as it is. */
  private @Nullable Compact compact;

  ContactEntry(ContactId id) {
    super(id);
  }

  public ContactId contactId() {
    return (ContactId) id();
  }

  @Override
  @Nullable Entity entity() {
    return compact == null ? super.entity() : compact.contact(contactId());
  }

  @Override
  void entity(@Nullable Entity after) {
    compact = null;
    super.entity(after);
  }

  /** From now on in little room. */
  void keep(@Nullable Compact small) {
    if (small != null) {
      super.entity(null);
      compact = small;
    }
  }

  /** Of a contact that has not ended. */
  ConversationId conversationId() {
    return compact == null
        ? ((Contact) Entities.found(super.entity(), id())).request().conversationId()
        : compact.conversationId();
  }

  int conversationHash() {
    return conversationHash;
  }

  /** It is found by its conversation from now on. */
  void conversing() {
    conversationHash = conversationId().hashCode();
  }

  long sequence() {
    return compact == null ? waiting().request().sequence() : compact.sequence();
  }

  public Contact.Waiting waiting() {
    if (entity() instanceof Contact.Waiting waiting) {
      return waiting;
    }
    throw new IllegalStateException("Expected contact " + id() + " to wait but it does not");
  }

  /** The waiting contact, which is about to leave its line and is kept as it is from now on. */
  public Contact.Waiting unfold() {
    Contact.Waiting contact = waiting();
    entity(contact);
    return contact;
  }

  public boolean starved() {
    return rank == 0;
  }

  int rank() {
    return rank;
  }

  long age() {
    return age;
  }

  /** Starved first, then by priority, effective arrival and sequence. */
  public boolean before(ContactEntry other) {
    if (rank != other.rank) {
      return rank < other.rank;
    }
    if (age != other.age) {
      return age < other.age;
    }
    return sequence() < other.sequence();
  }

  public List<AgentEntry> avoiding() {
    return avoiding == null ? List.of() : avoiding;
  }

  public boolean avoided() {
    return avoiding != null;
  }

  /** Where the contact waits; null when it does not. */
  public @Nullable ContactHeap line() {
    return line;
  }

  /** Whether the contact waits for the agent it prefers, and this is another. */
  boolean waitsForAnother(AgentEntry agentEntry) {
    return !(line instanceof MatchGroup)
        && !agentEntry.agentId().equals(waiting().request().preferredAgent());
  }

  void avoid(AgentEntry agentEntry) {
    if (avoiding == null) {
      avoiding = new ArrayList<>(1);
    }
    avoiding.add(agentEntry);
  }

  void meet(AgentEntry agentEntry) {
    if (avoiding != null) {
      avoiding.remove(agentEntry);
      if (avoiding.isEmpty()) {
        avoiding = null;
      }
    }
  }

  /** Why more agents than before may take it; null when nothing opened it. */
  public @Nullable Trigger openedBy() {
    return openedBy;
  }

  void openedBy(@Nullable Trigger trigger) {
    openedBy = trigger;
  }

  /** The contact waits, and is ranked by that. */
  void rank(Contact.Waiting contact) {
    entity(contact);
    Segment segment = contact.segment();
    long arrived = Nanos.of(contact.request().arrivedAt());
    boolean starves = segment.starvedAt() != null;
    rank = (byte) (starves ? 0 : segment.priority());
    age = starves ? arrived : arrived - segment.boost() * Nanos.OF_A_SECOND;
  }

  void line(@Nullable ContactHeap entered) {
    line = entered;
  }

  int index() {
    return index;
  }

  void index(int at) {
    index = at;
  }
}
