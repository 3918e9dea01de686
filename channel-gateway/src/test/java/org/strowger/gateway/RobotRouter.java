package org.strowger.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.routing.AgentCommand.AcceptOffer;
import org.strowger.contracts.routing.AgentCommand.DeclineOffer;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.routing.AssignmentEvent.ContactTransferred;
import org.strowger.contracts.routing.ClosedBy;
import org.strowger.contracts.routing.ContactCommand;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactEvent;
import org.strowger.contracts.routing.OfferEvent;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;
import org.strowger.contracts.routing.OfferWhy;
import org.strowger.contracts.routing.RoutingAnswer;
import org.strowger.contracts.routing.RoutingCommand;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.routing.SegmentSource;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topics;
import org.strowger.gateway.RobotCall.Standing;
import org.strowger.gateway.RobotCall.Waiting;
import org.strowger.testkit.TopicProbe;

/** Answers the commands about calls as the router would: oldest call first, to any free agent. */
final class RobotRouter implements AutoCloseable {

  static final String NOTHING = "waiting 0, offered or assigned 0";

  private static final QueueId QUEUE = new QueueId("phone");
  private final Deque<String> free = new ArrayDeque<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<ContactId, Standing> standing = new TreeMap<>();
  private final Map<ContactId, Integer> attempts = new TreeMap<>();
  private final List<RoutingCommand> heard = new ArrayList<>();
  private final RobotVoice voice = new RobotVoice();
  private final TopicProbe<RoutingCommand> commands = TopicProbe.fromNow(Topics.ROUTING_COMMANDS);
  private final Duration patience; // how long an offer stands
  private final Instant began = Instant.now().minusSeconds(3); // calls of tests before are no calls
  private final Thread thread;
  private volatile boolean running = true;
  private int seen;

  RobotRouter(Duration patience, String... agents) {
    this.patience = patience;
    free.addAll(List.of(agents));
    thread = Thread.ofPlatform().name("robot-router").start(this::run);
  }

  /** What was said to it. */
  synchronized <T extends RoutingCommand> List<T> heard(Class<T> type) {
    return heard.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The call of a customer, once it was heard of. */
  RouteContact routed(Callable<CustomerId> customer) {
    return Awaitility.await()
        .atMost(PhoneRoom.PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              CustomerId caller = customer.call();
              return heard(RouteContact.class).stream()
                  .filter(route -> route.customerId().equals(caller))
                  .findFirst();
            },
            Optional::isPresent)
        .orElseThrow();
  }

  /** Waits until a call is withdrawn for this reason, and neither waits nor is with an agent. */
  void awaitEnd(RouteContact routed, ContactCommand.WithdrawContact.Reason reason) {
    var expected = new ContactCommand.WithdrawContact(routed.contactId(), reason);
    Awaitility.await()
        .atMost(PhoneRoom.PATIENCE)
        .until(() -> heard(ContactCommand.WithdrawContact.class), it -> it.contains(expected));
    Awaitility.await().atMost(PhoneRoom.PATIENCE).until(() -> !isOpen(routed.contactId()));
  }

  private synchronized boolean isOpen(ContactId contact) {
    return standing.containsKey(contact)
        || waiting.stream().anyMatch(call -> call.route().contactId().equals(contact));
  }

  /** What is left open: calls that wait, offers and assignments. */
  synchronized String open() {
    return "waiting " + waiting.size() + ", offered or assigned " + standing.size();
  }

  /** Another agent is free. */
  synchronized void joins(String agent) {
    free.add(agent);
    offer();
  }

  /** The waiting call has waited long enough. */
  synchronized void maximumWait() {
    callBack(waiting.removeFirst(), ContactCommand.CallbackReason.MAXIMUM_WAIT);
  }

  /** The agent passes her call on; it goes to whoever is free next. */
  synchronized void transfers(ContactId contact) {
    Standing held = standing.remove(contact);
    Instant now = Instant.now();
    say(
        "transfer",
        new ContactTransferred(
            held.id(),
            contact,
            new AgentId(held.agent()),
            now,
            now,
            QUEUE,
            null,
            ContactCommand.TransferReason.OTHER,
            List.of()));
    enqueue(new Waiting(held.call().route(), SegmentSource.TRANSFER));
  }

  /** A waiting contact ends without an agent. */
  synchronized void closes(ContactId contact) {
    withdrawn(
        new ContactCommand.WithdrawContact(
            contact, ContactCommand.WithdrawContact.Reason.CHANNEL_CLOSED));
  }

  private void run() {
    while (running) {
      List<Message<RoutingCommand>> all = commands.all();
      synchronized (this) {
        for (; seen < all.size(); seen++) {
          heard.add(all.get(seen).body());
          on(all.get(seen));
        }
        expire();
      }
    }
    commands.close();
    voice.close();
  }

  private void on(Message<RoutingCommand> message) {
    switch (message.body()) {
      case RouteContact route when route.channel() == ChannelType.VOICE -> opened(route);
      case AcceptOffer accept -> accepted(message.meta().id(), accept);
      case DeclineOffer decline -> declined(decline);
      case ContactCommand.WithdrawContact withdraw -> withdrawn(withdraw);
      case ContactCommand.RequestCallback request ->
          waiting.stream()
              .filter(one -> one.route().contactId().equals(request.contactId()))
              .findFirst()
              .ifPresent(
                  one -> {
                    waiting.remove(one);
                    callBack(one, request.reason());
                  });
      case ContactCommand.ReportCallback report -> reported(report);
      default -> {}
    }
  }

  private void opened(RouteContact route) {
    if (route.arrivedAt().isBefore(began) || attempts.putIfAbsent(route.contactId(), 0) != null) {
      return;
    }
    say(
        "route-" + route.contactId(),
        new ContactEvent.ContactOpened(
            route.contactId(),
            route.arrivedAt(),
            route.conversationId(),
            route.customerId(),
            route.channel(),
            route.entryPoint(),
            route.language(),
            Map.of(),
            "all"));
    enqueue(new Waiting(route, SegmentSource.ARRIVAL));
  }

  private void enqueue(Waiting call) {
    say("enqueue", call.enqueued(QUEUE));
    waiting.add(call);
    offer();
  }

  private void offer() {
    while (!free.isEmpty() && !waiting.isEmpty()) {
      Waiting call = waiting.removeFirst();
      String agent = free.removeFirst();
      RouteContact route = call.route();
      var id = new OfferId(route.contactId(), attempts.merge(route.contactId(), 1, Integer::sum));
      Instant now = Instant.now();
      standing.put(route.contactId(), new Standing(call, id, agent, now.plus(patience), false));
      say(
          "offer",
          new OfferIssued(
              id,
              new AgentId(agent),
              now,
              now.plus(patience),
              route.contactId(),
              route.conversationId(),
              route.customerId(),
              ChannelType.VOICE,
              QUEUE,
              1,
              route.arrivedAt(),
              route.arrivedAt(),
              40,
              OfferEvent.OfferMode.OFFERED,
              new OfferWhy(
                  OfferWhy.Trigger.CONTACT_ARRIVED,
                  0,
                  QueuePlan.Ranking.LONGEST_AVAILABLE,
                  "",
                  1,
                  Map.of(),
                  List.of()),
              call.source()));
    }
  }

  private void accepted(String commandId, AcceptOffer accept) {
    ContactId contact = accept.offerId().contactId();
    Standing offer = standing.get(contact);
    if (offer == null || !offer.id().equals(accept.offerId()) || offer.assigned()) {
      say(
          commandId,
          new RoutingAnswer.CommandRejected(
              "AcceptOffer",
              RoutingAnswer.RejectionCode.OFFER_NOT_LIVE,
              "Expected a live offer but it is not",
              accept.agentId(),
              contact,
              List.of()));
      return;
    }
    standing.put(contact, new Standing(offer.call(), offer.id(), offer.agent(), Instant.MAX, true));
    RouteContact route = offer.call().route();
    Instant now = Instant.now();
    say(
        commandId,
        new ContactAssigned(
            offer.id(),
            contact,
            accept.agentId(),
            now,
            now,
            route.conversationId(),
            route.customerId(),
            ChannelType.VOICE,
            QUEUE,
            1,
            route.arrivedAt(),
            route.arrivedAt(),
            40,
            offer.call().source()));
  }

  private void declined(DeclineOffer decline) {
    Standing offer = standing.remove(decline.offerId().contactId());
    if (offer != null) {
      Instant now = Instant.now();
      say(
          "decline",
          new OfferEvent.OfferDeclined(offer.id(), decline.agentId(), now, now, decline.reason()));
      waiting.addFirst(offer.call());
      offer(); // she is not asked again
    }
  }

  private void expire() {
    Instant now = Instant.now();
    for (Standing offer : List.copyOf(standing.values())) {
      if (offer.expiresAt().isBefore(now)) {
        standing.remove(offer.id().contactId());
        say("tick", new OfferEvent.OfferExpired(offer.id(), new AgentId(offer.agent()), now, now));
        waiting.addFirst(offer.call());
        offer();
      }
    }
  }

  private void withdrawn(ContactCommand.WithdrawContact withdraw) {
    ContactId contact = withdraw.contactId();
    Instant now = Instant.now();
    Standing offer = standing.remove(contact);
    List<Waiting> left =
        waiting.stream().filter(call -> call.route().contactId().equals(contact)).toList();
    waiting.removeAll(left);
    left.forEach(call -> abandoned(call.route(), withdraw.reason()));
    if (offer == null) {
      return;
    }
    RouteContact route = offer.call().route();
    if (offer.assigned()) {
      say(
          "withdraw",
          new ContactEvent.ContactClosed(
              contact,
              route.arrivedAt(),
              route.conversationId(),
              route.customerId(),
              new AgentId(offer.agent()),
              now,
              now,
              null,
              ClosedBy.CUSTOMER));
    } else {
      say(
          "withdraw",
          new OfferEvent.OfferRevoked(
              offer.id(),
              new AgentId(offer.agent()),
              now,
              now,
              OfferEvent.RevokeReason.CUSTOMER_LEFT));
      abandoned(route, withdraw.reason());
    }
    free.add(offer.agent());
    offer();
  }

  private void abandoned(RouteContact route, ContactCommand.WithdrawContact.Reason reason) {
    Instant at = route.arrivedAt();
    say(
        "withdraw",
        new ContactEvent.ContactAbandoned(
            route.contactId(), at, 1, at, QUEUE, Instant.now(), reason));
  }

  private void callBack(Waiting call, ContactCommand.CallbackReason reason) {
    RouteContact route = call.route();
    Instant now = Instant.now();
    say(
        "callback",
        new ContactEvent.CallbackRequested(
            route.contactId(), route.arrivedAt(), 1, now, QUEUE, now, reason));
    enqueue(new Waiting(route, SegmentSource.CALLBACK));
  }

  private void reported(ContactCommand.ReportCallback report) {
    Standing offer = standing.get(report.contactId());
    if (offer != null && report.outcome() != ContactCommand.CallbackOutcome.REACHED) {
      standing.remove(report.contactId());
    }
  }

  private void say(String commandId, RoutingEvent event) {
    voice.say(commandId, event);
  }

  /**
   * Hears how all that it has open ends. What does not is ended here, and it answers no more: a
   * test that fails leaves nothing to those after it.
   */
  @Override
  public void close() {
    try {
      Awaitility.await().atMost(PhoneRoom.PATIENCE).until(this::open, NOTHING::equals);
    } finally {
      endAll();
      stop();
    }
  }

  private synchronized void endAll() {
    var left = new TreeSet<>(standing.keySet());
    waiting.forEach(call -> left.add(call.route().contactId()));
    left.forEach(this::closes);
  }

  private void stop() {
    running = false;
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
