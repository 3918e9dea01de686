package org.strowger.kpi.query;

import static org.strowger.kpi.facts.DayOfContacts.abandoned;
import static org.strowger.kpi.facts.DayOfContacts.accepted;
import static org.strowger.kpi.facts.DayOfContacts.offer;
import static org.strowger.kpi.facts.DayOfContacts.opened;
import static org.strowger.kpi.facts.DayOfContacts.shows;
import static org.strowger.kpi.facts.PlanOfDay.applied;
import static org.strowger.kpi.facts.PlanOfDay.onRoster;
import static org.strowger.kpi.facts.PlanOfDay.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.ContactCommand.CallbackReason;
import org.strowger.contracts.routing.ContactEvent.CallbackRequested;
import org.strowger.contracts.routing.ContactEvent.ContactDeferred;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.ContactEvent.ContactExpired;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.OfferEvent.OfferDeclined;
import org.strowger.contracts.routing.OfferEvent.OfferExpired;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferEvent.OfferRevoked;
import org.strowger.contracts.routing.OfferEvent.RevokeReason;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent.ContactRefused;
import org.strowger.kpi.facts.CallsOfDay;
import org.strowger.kpi.facts.DayOfContacts;
import org.strowger.kpi.facts.FilledSchema;

/** The day that the examples of {@link org.strowger.kpi.definition.KpiDefinitions} are about. */
final class ExampleDay {

  /** The queue that the examples call mail. */
  static final String MAIL = "support-mail";

  static final String PHONE = "phone";
  static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  /** When the examples are read. */
  static final Instant NOW = at(360);

  private final DayOfContacts day = new DayOfContacts();
  private final CallsOfDay calls = new CallsOfDay();

  FilledSchema filled() {
    Instant dawn = NINE.minusSeconds(3_600);
    day.tell(
        dawn, applied(1, dawn, queue(MAIL, 20, ZoneOffset.UTC), queue(PHONE, 20, ZoneOffset.UTC)));
    agents(dawn);
    answeredMails();
    otherMails();
    calls();
    return new FilledSchema().with(day.log()).withCalls(calls.log());
  }

  private void agents(Instant dawn) {
    day.tell(dawn, onRoster("u-1", "red"), onRoster("u-2", "red"), onRoster("u-3", "blue"));
    day.tell(at(340), shows("u-1", null, at(340), AgentState.AVAILABLE));
    day.tell(at(0), shows("u-2", null, at(0), AgentState.AWAY));
    day.tell(at(180), shows("u-3", null, at(180), AgentState.ENGAGED));
  }

  private void answeredMails() {
    ContactAssigned a = answered("a", "u-1", 0, 10);
    day.closes(a, at(310)).endsWrapUp(a, at(340));
    calls.held(a, Side.CUSTOMER, at(120), at(140));
    ContactAssigned b = answered("b", "u-1", 60, 80);
    day.closes(b, at(140)).endsWrapUp(b, at(170));
    answered("c", "u-3", 120, 180);
  }

  private ContactAssigned answered(String contact, String agent, int arrives, int assigned) {
    OfferIssued offer = offer(contact, 1, agent, at(arrives), at(arrives));
    ContactAssigned taken = accepted(offer, 1, at(assigned));
    day.arrives(contact, at(arrives)).tell(at(arrives), offer).tell(at(assigned), taken);
    return taken;
  }

  private void otherMails() {
    OfferIssued d = offer("d", 1, "u-2", at(180), at(180));
    day.arrives("d", at(180)).tell(at(180), d);
    day.tell(at(184), revoked(d, at(184)), abandoned("d", at(180), at(184)));
    OfferIssued e = offer("e", 1, "u-2", at(240), at(240));
    OfferIssued again = offer("e", 2, "u-1", at(240), at(242));
    day.arrives("e", at(240)).tell(at(240), e);
    day.tell(
        at(242),
        new OfferDeclined(e.offerId(), e.agentId(), e.issuedAt(), at(242), DeclineReason.BUSY),
        again);
    day.tell(at(245), revoked(again, at(245)), abandoned("e", at(240), at(245)));
    OfferIssued f = offer("f", 1, "u-2", at(300), at(300));
    day.arrives("f", at(300)).tell(at(300), f);
    day.tell(
        at(330),
        new OfferExpired(f.offerId(), f.agentId(), f.issuedAt(), at(330)),
        offer("f", 2, "u-1", at(300), at(330)));
  }

  private void calls() {
    day.tell(
        at(310),
        opened("g", at(310)),
        new ContactRefused(
            new ContactId("g"),
            at(310),
            new QueueId(PHONE),
            at(310),
            AdmissionReason.FULL,
            0,
            ChannelType.VOICE));
    day.tell(at(30), opened("h", at(30)), called("h", 30, 1, 30, SegmentSource.ARRIVAL));
    day.tell(
        at(150),
        new CallbackRequested(
            new ContactId("h"),
            at(30),
            1,
            at(30),
            new QueueId(PHONE),
            at(150),
            CallbackReason.CUSTOMER_ASKED),
        called("h", 30, 2, 150, SegmentSource.CALLBACK));
    day.tell(at(0), opened("i", at(0)), called("i", 0, 1, 0, SegmentSource.ARRIVAL));
    day.tell(
        at(300),
        new ContactExpired(new ContactId("i"), at(0), 1, at(0), new QueueId(PHONE), at(300)));
    day.tell(
        at(5),
        opened("j", at(5)),
        new ContactDeferred(
            new ContactId("j"),
            at(5),
            new QueueId(PHONE),
            at(5),
            at(3_600),
            DeferReason.OUTSIDE_HOURS));
  }

  private static OfferRevoked revoked(OfferIssued offer, Instant at) {
    return new OfferRevoked(
        offer.offerId(), offer.agentId(), offer.issuedAt(), at, RevokeReason.CUSTOMER_LEFT);
  }

  private static ContactEnqueued called(
      String contact, int arrived, int segment, int enqueued, SegmentSource source) {
    return new ContactEnqueued(
        new ContactId(contact),
        at(arrived),
        segment,
        at(enqueued),
        new QueueId(PHONE),
        ChannelType.VOICE,
        5,
        List.of(),
        null,
        source);
  }

  private static Instant at(int seconds) {
    return NINE.plusSeconds(seconds);
  }
}
