package org.strowger.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.AgentDefinition;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AgentEvent;
import org.strowger.contracts.routing.AssignmentEvent;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.DeferReason;
import org.strowger.contracts.routing.Direction;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.ReturnReason;
import org.strowger.contracts.routing.RoutingAnswer;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.routing.WaitEvent;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.topics.RoutingCommands;
import org.strowger.testkit.TopicProbe;

/** Says on routing-events what the router would say. */
final class Router {

  private static final AtomicLong OFFSET = new AtomicLong();
  private static final QueueId QUEUE = new QueueId("support-mail");

  private Router() {}

  /** The contact of a command is opened; returns the offset of the command. */
  static long opens(RouteContact command) {
    return says(
        "route-" + command.contactId(),
        new ContactEvent.ContactOpened(
            command.contactId(),
            command.arrivedAt(),
            command.conversationId(),
            command.customerId(),
            command.channel(),
            command.entryPoint(),
            command.language(),
            Map.of(),
            "all"));
  }

  /** What asked for an agent belongs to a contact that is open already. */
  static long joins(RouteContact command, ContactId contact) {
    return says(
        "route-" + command.contactId(),
        new ContactEvent.ContactJoined(
            contact, command.arrivedAt(), command.contactId(), command.conversationId(), null));
  }

  /** The router fails on a command. */
  static long fails(RouteContact command) {
    return says(
        RoutingCommands.ROUTE + command.contactId(),
        new RoutingAnswer.CommandRejected(
            "RouteContact",
            RoutingAnswer.RejectionCode.INTERNAL,
            "Expected a decision but the router failed with NullPointerException",
            null,
            command.contactId(),
            List.of()));
  }

  static long enqueues(RouteContact command, String queue, int priority) {
    return says(
        "route-" + command.contactId(),
        new ContactEvent.ContactEnqueued(
            command.contactId(),
            command.arrivedAt(),
            1,
            command.arrivedAt(),
            new QueueId(queue),
            command.channel(),
            priority,
            List.of(),
            null,
            SegmentSource.ARRIVAL));
  }

  static long offers(RouteContact command, String agent, int attempt) {
    Instant now = Instant.now();
    return says(
        "offer",
        new OfferEvent.OfferIssued(
            new OfferId(command.contactId(), attempt),
            new AgentId(agent),
            now,
            now.plusSeconds(30),
            command.contactId(),
            command.conversationId(),
            command.customerId(),
            command.channel(),
            QUEUE,
            1,
            now,
            command.arrivedAt(),
            1,
            OfferEvent.OfferMode.OFFERED,
            new OfferWhy(
                OfferWhy.Trigger.CONTACT_ARRIVED,
                0,
                QueuePlan.Ranking.LONGEST_AVAILABLE,
                "",
                1,
                Map.of(),
                List.of())));
  }

  static long expires(RouteContact command, String agent, int attempt) {
    Instant now = Instant.now();
    return says(
        "tick",
        new OfferEvent.OfferExpired(
            new OfferId(command.contactId(), attempt), new AgentId(agent), now, now));
  }

  static long assigns(RouteContact command, String agent) {
    Instant now = Instant.now();
    return says(
        "accept",
        new AssignmentEvent.ContactAssigned(
            new OfferId(command.contactId(), 1),
            command.contactId(),
            new AgentId(agent),
            now,
            now,
            command.conversationId(),
            command.customerId(),
            command.channel(),
            QUEUE,
            1,
            now,
            command.arrivedAt(),
            1));
  }

  static long returns(RouteContact command, String agent) {
    Instant now = Instant.now();
    return says(
        "return",
        new AssignmentEvent.ContactReturned(
            new OfferId(command.contactId(), 1),
            command.contactId(),
            new AgentId(agent),
            now,
            now,
            ReturnReason.AGENT_LOST));
  }

  static long abandons(RouteContact command) {
    Instant now = Instant.now();
    return says(
        "withdraw",
        new ContactEvent.ContactAbandoned(
            command.contactId(),
            command.arrivedAt(),
            1,
            now,
            QUEUE,
            now,
            WithdrawContact.Reason.CUSTOMER_LEFT));
  }

  /** The queue does not let the contact in, and its customer is told so. */
  static void refuses(RouteContact command, AdmissionReason reason, String message) {
    denies(command, reason, AdmissionAction.REFUSE, message);
    says(
        RoutingCommands.ROUTE + command.contactId(),
        new WaitEvent.ContactRefused(
            command.contactId(),
            command.arrivedAt(),
            QUEUE,
            Instant.now(),
            reason,
            0,
            command.channel()));
  }

  /** The contact comes in line when the queue opens. */
  static void defers(RouteContact command, String message) {
    denies(command, AdmissionReason.CLOSED, AdmissionAction.DEFER, message);
    says(
        RoutingCommands.ROUTE + command.contactId(),
        new ContactEvent.ContactDeferred(
            command.contactId(),
            command.arrivedAt(),
            QUEUE,
            Instant.now(),
            Instant.now().plusSeconds(3_600),
            DeferReason.OUTSIDE_HOURS));
  }

  private static void denies(
      RouteContact command, AdmissionReason reason, AdmissionAction action, String message) {
    says(
        RoutingCommands.ROUTE + command.contactId(),
        new WaitEvent.ArrivalDenied(
            command.contactId(),
            command.arrivedAt(),
            QUEUE,
            Instant.now(),
            reason,
            action,
            null,
            message));
  }

  /** The answer to how long the contact will wait, with so many before it. */
  static void tellsWait(RouteContact command, int ahead, @Nullable WaitForecast forecast) {
    Instant now = Instant.now();
    says(
        RoutingCommands.FORECAST + command.contactId(),
        new WaitEvent.WaitForecasted(
            command.contactId(), command.arrivedAt(), 1, now, QUEUE, now, ahead, forecast));
  }

  static long closes(RouteContact command, String agent) {
    Instant now = Instant.now();
    return says(
        "close",
        new ContactEvent.ContactClosed(
            command.contactId(),
            command.arrivedAt(),
            command.conversationId(),
            command.customerId(),
            new AgentId(agent),
            now,
            now,
            "answered"));
  }

  /** Somebody is on the roster and has a phone. */
  static long putAgent(String agent, String phone) {
    return says(
        "roster",
        new AgentEvent.AgentUpserted(
            new AgentId(agent),
            new AgentDefinition(
                new AgentId(agent),
                new TeamId("team"),
                new ProfileId("generalist"),
                Map.of(),
                Map.of(),
                true,
                phone)));
  }

  /** An agent starts a contact by herself, with what she named. */
  static void startsOutbound(
      String domain,
      ContactId contact,
      ConversationId conversation,
      CustomerId customer,
      String agent) {
    Instant now = Instant.now();
    says(
        domain,
        "outbound",
        new ContactEvent.ContactOpened(
            contact,
            now,
            conversation,
            customer,
            ChannelType.SOCIAL,
            "outbound",
            null,
            Map.of(),
            "outbound",
            null,
            Direction.OUTBOUND,
            null));
    says(
        domain,
        "outbound",
        new ContactEvent.OutboundStarted(contact, now, QUEUE, new AgentId(agent), now));
    says(
        domain,
        "outbound",
        new AssignmentEvent.ContactAssigned(
            new OfferId(contact, 1),
            contact,
            new AgentId(agent),
            now,
            now,
            conversation,
            customer,
            ChannelType.SOCIAL,
            QUEUE,
            1,
            now,
            now,
            1));
  }

  static long says(String commandId, RoutingEvent event) {
    return says(OutsideWorld.DOMAIN, commandId, event);
  }

  private static long says(String domain, String commandId, RoutingEvent event) {
    long offset = OFFSET.incrementAndGet();
    var cause = new Meta.Cause(commandId, offset, 1, 1, 1, "1");
    var meta = new Meta("event-" + offset, "/test", Instant.now(), null, cause);
    TopicProbe.send(Topics.ROUTING_EVENTS, new Message<>(domain, meta, event));
    return offset;
  }

  /** What asks for an agent for a signed post. */
  static RouteContact message(String contact, String conversation, String customer) {
    return new RouteContact(
        new ContactId(contact),
        new ConversationId(conversation),
        new CustomerId("cu-" + customer),
        ChannelType.SOCIAL,
        "shop",
        null,
        Map.of(),
        Instant.now());
  }
}
