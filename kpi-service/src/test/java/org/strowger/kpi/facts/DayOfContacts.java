package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactReturned;
import org.strowger.contracts.routing.AssignmentEvent.DispositionGiven;
import org.strowger.contracts.routing.AssignmentEvent.EndedBy;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpEnded;
import org.strowger.contracts.routing.AssignmentEvent.WrapUpStarted;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact.Reason;
import org.strowger.contracts.routing.ContactEvent.CallbackReported;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactAbandoned;
import org.strowger.contracts.routing.ContactEvent.ContactClosed;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.ContactEvent.ContactOpened;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferMode;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.RecordPosition;

/** A plausible log of the router, told event by event; by hand or at random. */
public final class DayOfContacts {

  public static final String DOMAIN = "demo";

  private static final QueueId QUEUE = new QueueId("support-mail");
  private static final TeamId TEAM = new TeamId("team-1");

  private final List<Message<RoutingEvent>> log = new ArrayList<>();
  private long offset;

  public List<Message<RoutingEvent>> log() {
    return log;
  }

  /** Each event's record stands where its command stood. */
  static RecordPosition position(Message<RoutingEvent> message) {
    Position position = Position.of(message.meta());
    return new RecordPosition(
        Topics.ROUTING_EVENTS.name(),
        0,
        position.offset() * 10 + position.index(),
        message.meta().time());
  }

  /** Events that one command caused. */
  public final DayOfContacts tell(Instant at, RoutingEvent... events) {
    offset++;
    for (int i = 0; i < events.length; i++) {
      var cause = new Meta.Cause("command-" + offset, offset, i + 1, events.length, 1, "1");
      var meta = new Meta("event-" + offset + "-" + i, "/routing", at, null, cause);
      log.add(new Message<>(DOMAIN, meta, events[i]));
    }
    return this;
  }

  /** A contact that waits in {@code support-mail} from now on. */
  public DayOfContacts arrives(String contact, Instant at) {
    return tell(at, opened(contact, at), enqueued(contact, at, 1, at, SegmentSource.ARRIVAL));
  }

  /** A contact that {@code support-mail} does not let in. */
  public DayOfContacts refuses(String contact, Instant at) {
    return tell(
        at,
        opened(contact, at),
        new ContactRefused(
            new ContactId(contact), at, QUEUE, at, AdmissionReason.FULL, 0, ChannelType.EMAIL));
  }

  public static ContactOpened opened(String contact, Instant at) {
    return new ContactOpened(
        new ContactId(contact),
        at,
        new ConversationId("v-" + contact),
        new CustomerId("k-" + contact),
        ChannelType.EMAIL,
        "support",
        null,
        Map.of(),
        "default");
  }

  public static ContactEnqueued enqueued(
      String contact, Instant arrived, int segment, Instant at, SegmentSource source) {
    return new ContactEnqueued(
        new ContactId(contact),
        arrived,
        segment,
        at,
        QUEUE,
        ChannelType.EMAIL,
        5,
        List.of(),
        null,
        source);
  }

  public static OfferIssued offer(
      String contact, int attempt, String agent, Instant enqueued, Instant at) {
    return new OfferIssued(
        new OfferId(new ContactId(contact), attempt),
        new AgentId(agent),
        at,
        at.plusSeconds(30),
        new ContactId(contact),
        new ConversationId("v-" + contact),
        new CustomerId("k-" + contact),
        ChannelType.EMAIL,
        QUEUE,
        1,
        enqueued,
        enqueued,
        20,
        OfferMode.OFFERED,
        new OfferWhy(
            OfferWhy.Trigger.CONTACT_ARRIVED,
            0,
            QueuePlan.Ranking.LONGEST_AVAILABLE,
            at.toString(),
            1,
            Map.of(),
            List.of()));
  }

  public static ContactAssigned accepted(OfferIssued offer, int segment, Instant at) {
    return new ContactAssigned(
        offer.offerId(),
        offer.contactId(),
        offer.agentId(),
        at,
        offer.issuedAt(),
        offer.conversationId(),
        offer.customerId(),
        offer.channel(),
        offer.queueId(),
        segment,
        offer.enqueuedAt(),
        offer.arrivedAt(),
        offer.cost());
  }

  public static ContactAbandoned abandoned(String contact, Instant enqueued, Instant at) {
    return new ContactAbandoned(
        new ContactId(contact), enqueued, 1, enqueued, QUEUE, at, Reason.CUSTOMER_LEFT);
  }

  public static ContactReturned returned(ContactAssigned assigned, Instant at) {
    return new ContactReturned(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        at,
        ReturnReason.HANDED_BACK);
  }

  /** The contact ends; wrap-up begins. */
  public DayOfContacts closes(ContactAssigned assigned, Instant at) {
    return tell(
        at,
        new ContactClosed(
            assigned.contactId(),
            assigned.arrivedAt(),
            assigned.conversationId(),
            assigned.customerId(),
            assigned.agentId(),
            assigned.assignedAt(),
            at,
            "done"),
        wrapUp(assigned, at));
  }

  public DayOfContacts endsWrapUp(ContactAssigned assigned, Instant at) {
    return tell(
        at,
        new WrapUpEnded(
            assigned.offerId(),
            assigned.contactId(),
            assigned.agentId(),
            assigned.assignedAt(),
            at,
            EndedBy.AGENT));
  }

  public static AgentStateChanged shows(
      String agent, @Nullable Instant previous, Instant since, AgentState shown) {
    return new AgentStateChanged(
        new AgentId(agent), TEAM, previous, since, shown, Presence.AVAILABLE, null, true, null);
  }

  /** The same seed tells the same day. */
  public static DayOfContacts random(long seed, int contacts, Instant start) {
    var day = new DayOfContacts();
    var random = new Random(seed);
    Instant now = start;
    Instant since = null;
    for (int i = 0; i < contacts; i++) {
      now = now.plusMillis(random.nextInt(90_000));
      String contact = "c-" + i;
      Instant arrived = now;
      day.arrives(contact, arrived);
      if (random.nextInt(8) == 0) {
        day.refuses("r-" + i, arrived);
      }
      now = now.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(20_000));
      OfferIssued offer = offer(contact, 1, "u-1", arrived, now);
      day.tell(now, offer, shows("u-1", since, now, AgentState.OFFERED));
      since = now;
      now = now.plusMillis(random.nextInt(40_000));
      boolean assigned = day.ends(random, offer, now);
      AgentState next = assigned ? AgentState.ENGAGED : AgentState.AVAILABLE;
      day.tell(now, shows("u-1", since, now, next));
      since = now;
    }
    return day;
  }

  /** True when the agent has the contact now. */
  private boolean ends(Random random, OfferIssued offer, Instant at) {
    int way = random.nextInt(10);
    switch (way) {
      case 0 ->
          tell(
              at,
              new OfferDeclined(
                  offer.offerId(), offer.agentId(), offer.issuedAt(), at, DeclineReason.BUSY));
      case 1 -> tell(at, new OfferExpired(offer.offerId(), offer.agentId(), offer.issuedAt(), at));
      case 2 ->
          tell(
              at,
              new OfferRevoked(
                  offer.offerId(),
                  offer.agentId(),
                  offer.issuedAt(),
                  at,
                  RevokeReason.CUSTOMER_LEFT),
              abandoned(offer.contactId().value(), offer.enqueuedAt(), at));
      case 3 -> {
        ContactAssigned assigned = accepted(offer, 1, at);
        Instant later = at.plusSeconds(150);
        tell(at, assigned);
        tell(
            later,
            returned(assigned, later),
            enqueued(
                offer.contactId().value(), offer.arrivedAt(), 2, later, SegmentSource.RETURNED));
      }
      case 4 -> expires(offer, at);
      case 5 -> asksForCallback(offer, at);
      case 6 -> {
        ContactAssigned assigned = accepted(offer, 1, at);
        tell(at, assigned);
        customerCloses(assigned, at.plusSeconds(random.nextInt(600)));
        endsWrapUp(assigned, at.plusSeconds(600 + random.nextInt(30)));
      }
      default -> {
        ContactAssigned assigned = accepted(offer, 1, at);
        tell(at, assigned);
        closes(assigned, at.plusSeconds(random.nextInt(600)));
        endsWrapUp(assigned, at.plusSeconds(600 + random.nextInt(30)));
      }
    }
    return way == 3 || way > 5;
  }

  /** Nobody took the offer in time, and the contact has waited as long as its queue allows. */
  private void expires(OfferIssued offer, Instant at) {
    tell(
        at,
        new OfferExpired(offer.offerId(), offer.agentId(), offer.issuedAt(), at),
        new ContactExpired(offer.contactId(), offer.arrivedAt(), 1, offer.enqueuedAt(), QUEUE, at));
  }

  /** The customer leaves the line to be called back; the first attempt fails. */
  private void asksForCallback(OfferIssued offer, Instant at) {
    String contact = offer.contactId().value();
    tell(
        at,
        new OfferRevoked(
            offer.offerId(),
            offer.agentId(),
            offer.issuedAt(),
            at,
            RevokeReason.CALLBACK_REQUESTED));
    callbackRequested(contact, offer.enqueuedAt(), at);
    OfferIssued next = offer(contact, 2, "u-2", at, at);
    ContactAssigned assigned = accepted(next, 2, at.plusSeconds(5));
    tell(at, next).tell(at.plusSeconds(5), assigned);
    callbackFails(assigned, at.plusSeconds(40), at.plusSeconds(940));
    tell(
        at.plusSeconds(940),
        enqueued(contact, offer.arrivedAt(), 3, at.plusSeconds(940), SegmentSource.CALLBACK));
  }

  /** The first segment ends as a callback, the second begins. */
  public DayOfContacts callbackRequested(String contact, Instant arrived, Instant at) {
    return tell(
        at,
        new CallbackRequested(
            new ContactId(contact), arrived, 1, arrived, QUEUE, at, CallbackReason.MAXIMUM_WAIT),
        enqueued(contact, arrived, 2, at, SegmentSource.CALLBACK));
  }

  /** Nobody answers: the agent is done with it, the contact comes back later. */
  public DayOfContacts callbackFails(ContactAssigned assigned, Instant at, Instant until) {
    return tell(
        at,
        new CallbackReported(
            assigned.contactId(), assigned.arrivedAt(), at, 1, CallbackOutcome.NO_ANSWER),
        returned(assigned, at),
        new ContactDeferred(
            assigned.contactId(),
            assigned.arrivedAt(),
            QUEUE,
            at,
            until,
            DeferReason.CALLBACK_GAP));
  }

  /** The customer ends the contact; in wrap-up the agent gives the disposition. */
  public DayOfContacts customerCloses(ContactAssigned assigned, Instant at) {
    tell(
        at,
        new ContactClosed(
            assigned.contactId(),
            assigned.arrivedAt(),
            assigned.conversationId(),
            assigned.customerId(),
            assigned.agentId(),
            assigned.assignedAt(),
            at,
            null,
            ClosedBy.CUSTOMER),
        wrapUp(assigned, at));
    return tell(
        at.plusSeconds(3),
        new DispositionGiven(
            assigned.offerId(),
            assigned.contactId(),
            assigned.agentId(),
            assigned.assignedAt(),
            at.plusSeconds(3),
            "done",
            assigned.arrivedAt()));
  }

  private static WrapUpStarted wrapUp(ContactAssigned assigned, Instant at) {
    return new WrapUpStarted(
        assigned.offerId(),
        assigned.contactId(),
        assigned.agentId(),
        assigned.assignedAt(),
        at,
        QueuePlan.WrapUp.Mode.OPTIONAL,
        at.plusSeconds(30));
  }
}
