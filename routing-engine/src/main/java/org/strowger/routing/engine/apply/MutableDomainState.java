package org.strowger.routing.engine.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.OfferWhy.Trigger;
import org.strowger.routing.engine.index.DomainIndex;
import org.strowger.routing.engine.index.IndexWriter;
import org.strowger.routing.engine.state.Agent;
import org.strowger.routing.engine.state.Assignment;
import org.strowger.routing.engine.state.Backoff;
import org.strowger.routing.engine.state.Contact;
import org.strowger.routing.engine.state.ContactRequest;
import org.strowger.routing.engine.state.DomainHead;
import org.strowger.routing.engine.state.DomainState;
import org.strowger.routing.engine.state.Entity;
import org.strowger.routing.engine.state.PlanPart;
import org.strowger.routing.engine.state.WaitStage;

/** The state of one domain, for those who change it. */
public final class MutableDomainState {

  private final IndexWriter writer = new IndexWriter();
  private final DomainState facts = writer.index().state();

  /** Contacts that were opened and are in no state yet: the same decision says where they go. */
  private final Map<ContactId, ContactRequest> arrivals = new HashMap<>();

  private MutableDomainState() {}

  /** A state of these entities, in whatever order they come. */
  public static MutableDomainState of(Iterable<Entity> stored) {
    var state = new MutableDomainState();
    var contacts = new ArrayList<Contact>();
    var others = new ArrayList<Entity>();
    var backoffs = new ArrayList<Backoff>();
    for (Entity entity : stored) {
      switch (entity) {
        case DomainHead _, PlanPart _ -> state.writer.put(entity);
        case Contact contact -> contacts.add(contact);
        case Backoff backoff -> backoffs.add(backoff);
        default -> others.add(entity);
      }
    }
    state.writer.applyPlan(state.facts.head().planVersion());
    others.forEach(state.writer::put);
    state.refresh();
    contacts.forEach(state.writer::put);
    backoffs.forEach(state.writer::put);
    state.refresh();
    state.settle();
    state.writer.forgetChanges();
    return state;
  }

  /** What is true, for reading. */
  public DomainState facts() {
    return facts;
  }

  /** What is derived from it, for reading. */
  public DomainIndex index() {
    return writer.index();
  }

  /**
   * Brings what is derived up to date with what changed, so that the next decision reads it as it
   * is. The engine does this after each decision.
   */
  public void refresh() {
    writer.refresh();
    writer.placeDeadlines();
  }

  /**
   * Ends a command: everything that it changed has been looked at.
   *
   * @throws IllegalStateException when a contact was opened and nothing said where it goes
   */
  public void settle() {
    if (!arrivals.isEmpty()) {
      throw new IllegalStateException(
          "Expected each opened contact to go somewhere but one does not");
    }
    writer.settle();
  }

  /** Hands over the key of each entity that changed since the last call, and the entity or null. */
  public void drainChanges(BiConsumer<String, @Nullable Entity> change) {
    writer.drainChanges(change);
  }

  /** A contact that must be there. */
  Contact contact(ContactId id) {
    return Entity.found(facts.contact(id), id);
  }

  /** An agent who must be on the roster. */
  Agent agent(AgentId id) {
    return Entity.found(facts.agent(id), id);
  }

  /** An assignment that must be there. */
  Assignment assignment(OfferId id) {
    return Entity.found(facts.assignment(id), id);
  }

  /** Whether a contact waits. */
  boolean waits(ContactId id) {
    return facts.contact(id) instanceof Contact.Waiting;
  }

  /** A contact that must wait, and is about to leave its line. */
  Contact.Waiting leavingLine(ContactId id) {
    return writer.unpack(id);
  }

  /** Stores an entity in place of the one with the same key. */
  void put(Entity entity) {
    writer.put(entity);
    if (entity instanceof Agent agent) {
      sendOnInVain(agent.id());
    }
  }

  /** Removes an entity; null: nothing. */
  void remove(@Nullable Entity entity) {
    writer.remove(entity);
  }

  /** A contact was opened; the same decision says where it goes. */
  void addArrival(ContactRequest request) {
    arrivals.put(request.contactId(), request);
  }

  /** The contact goes somewhere now; null when it did before. */
  @Nullable ContactRequest takeArrival(ContactId id) {
    return arrivals.remove(id);
  }

  /** More agents than before may take the contact. */
  void open(ContactId id, Trigger trigger) {
    writer.open(id, trigger);
  }

  /** More agents than before may take what waits in a queue. */
  void openQueue(QueueId id, Trigger trigger) {
    writer.openQueue(id, trigger);
  }

  /** The agent may take more than before; one who left may not. */
  void free(AgentId id, Trigger trigger) {
    writer.free(id, trigger);
  }

  /** Who is signed in may be others than before, or they can do something else. */
  void markStaffingChanged() {
    writer.markStaffingChanged();
  }

  /** The contact's waiting has brought it further. */
  void updateWaitStage(Contact.Waiting contact) {
    WaitStage before = contact.waitStage();
    Contact.Waiting now = writer.atStageNow(contact, before.preferred());
    put(now);
    if (before.preferred() && !now.waitStage().preferred()) {
      open(contact.id(), Trigger.PREFERENCE_ENDED);
    } else if (!before.equals(now.waitStage())) {
      open(contact.id(), Trigger.STEP_OPENED);
    }
  }

  /** Sends those on who wait for an agent alone, and in vain. */
  void sendOnInVain(AgentId id) {
    for (Contact.Waiting contact : writer.preferringInVain(id)) {
      WaitStage stage = contact.waitStage();
      put(contact.at(WaitStage.of(stage.step(), stage.tier(), false)));
      open(contact.id(), Trigger.PREFERENCE_ENDED);
    }
  }

  /** The parts of all plans that are stored. */
  List<PlanPart> planParts() {
    return writer.planParts();
  }

  /** Puts the plan of a version in force; contacts and agents keep what they have. */
  void applyPlan(long version) {
    writer.applyPlan(version).forEach(this::requeue);
    for (AgentId preferred : writer.preferredAgents()) {
      writer.preferring(preferred).forEach(this::updateWaitStage);
      sendOnInVain(preferred);
    }
  }

  /** The plan changed what decides where the contact waits. */
  private void requeue(ContactId displaced) {
    if (contact(displaced) instanceof Contact.Waiting contact) {
      put(writer.atStageNow(contact, false));
      writer.openGroupOf(displaced, Trigger.PLAN_APPLIED);
    }
  }
}
