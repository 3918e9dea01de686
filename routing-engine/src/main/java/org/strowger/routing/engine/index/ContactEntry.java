package org.strowger.routing.engine.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.Nanos;
import org.strowger.routing.engine.state.Segment;

/** Where a contact is kept; while it waits, its place in line. */
public final class ContactEntry extends Slot {

  /** 0 starved, else the contact's priority. */
  private byte rank;

  /** Effective arrival in nanoseconds; of a starved contact the arrival. */
  private long age;

  /** Of the conversation's id, which is far to fetch; a contact keeps its conversation. */
  private int conversationHash;

  private @Nullable IndexedHeap<ContactEntry> line;
  private int index = IndexedHeap.NOWHERE;

  /** Who backs off from the contact; null when nobody does. */
  private @Nullable List<AgentId> backingOff;

  private @Nullable Trigger openedBy;

  /** The contact itself while it waits; null when the slot has it as it is. */
  private @Nullable PackedContact packed;

  ContactEntry(ContactId id) {
    super(id);
  }

  @Override
  String key() {
    return Contact.keyOf(contactId());
  }

  public ContactId contactId() {
    return (ContactId) id();
  }

  @Override
  @Nullable Entity entity() {
    return packed == null ? super.entity() : packed.unpack(contactId());
  }

  @Override
  void entity(@Nullable Entity after) {
    packed = null;
    super.entity(after);
  }

  /** Keeps the contact in little room from now on; null: as it is. */
  void pack(@Nullable PackedContact small) {
    if (small != null) {
      super.entity(null);
      packed = small;
    }
  }

  /** The waiting contact, which is about to leave its line and is kept as it is from now on. */
  Contact.Waiting unpack() {
    Contact.Waiting contact = waiting();
    entity(contact);
    return contact;
  }

  /** Of a contact that has not ended. */
  ConversationId conversationId() {
    return packed == null
        ? ((Contact) Entity.found(super.entity(), id())).request().conversationId()
        : packed.conversationId();
  }

  int conversationHash() {
    return conversationHash;
  }

  /** The contact is found by its conversation from now on. */
  void hashConversation() {
    conversationHash = conversationId().hashCode();
  }

  long sequence() {
    return packed == null ? waiting().request().sequence() : packed.sequence();
  }

  /**
   * The contact, which waits.
   *
   * @throws IllegalStateException when it does not
   */
  public Contact.Waiting waiting() {
    if (entity() instanceof Contact.Waiting waiting) {
      return waiting;
    }
    throw new IllegalStateException("Expected contact " + id() + " to wait but it does not");
  }

  /** Whether the contact comes before all priorities. */
  public boolean starved() {
    return rank == 0;
  }

  int rank() {
    return rank;
  }

  long age() {
    return age;
  }

  /**
   * Whether the contact's turn is before another's: starved first, then by priority, effective
   * arrival and sequence.
   */
  public boolean comesBefore(ContactEntry other) {
    if (rank != other.rank) {
      return rank < other.rank;
    }
    if (age != other.age) {
      return age < other.age;
    }
    return sequence() < other.sequence();
  }

  /** The agents who back off from the contact, in no order that counts. */
  public List<AgentId> backingOff() {
    return backingOff == null ? List.of() : Collections.unmodifiableList(backingOff);
  }

  /** Whether some agent backs off from the contact. */
  public boolean hasBackoffs() {
    return backingOff != null;
  }

  void addBackoff(AgentId agentId) {
    if (backingOff == null) {
      backingOff = new ArrayList<>(1);
    }
    backingOff.add(agentId);
  }

  void removeBackoff(AgentId agentId) {
    if (backingOff != null) {
      backingOff.remove(agentId);
      if (backingOff.isEmpty()) {
        backingOff = null;
      }
    }
  }

  /** Where the contact waits, its group or its preferred agent's list; null when it does not. */
  public @Nullable IndexedHeap<ContactEntry> line() {
    return line;
  }

  void line(@Nullable IndexedHeap<ContactEntry> entered) {
    line = entered;
  }

  /** Why more agents than before may take it; null when nothing opened it. */
  public @Nullable Trigger openedBy() {
    return openedBy;
  }

  void openedBy(@Nullable Trigger trigger) {
    openedBy = trigger;
  }

  /** The contact waits, and its place in the order follows from that. */
  void rank(Contact.Waiting contact) {
    entity(contact);
    Segment segment = contact.segment();
    long arrived = Nanos.of(contact.request().arrivedAt());
    boolean starves = segment.starvedAt() != null;
    rank = (byte) (starves ? 0 : segment.priority());
    age = starves ? arrived : arrived - segment.boost() * Nanos.OF_A_SECOND;
  }

  int index() {
    return index;
  }

  void index(int at) {
    index = at;
  }
}
