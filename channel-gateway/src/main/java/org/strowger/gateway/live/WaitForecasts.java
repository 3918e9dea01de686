package org.strowger.gateway.live;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.topics.LiveRoutingListener;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingCommands;

/**
 * The position of customers whose live sessions are here, and how long they will wait. The router
 * is asked when one begins to wait and then every half minute, not for every change of a place: a
 * thousand who wait are 34 questions a second. Each answer stands in the log as told to its
 * customer.
 */
@Singleton
public class WaitForecasts implements LiveRoutingListener {

  private final GatewayDatabase database;
  private final WaitingContacts waiting;
  private final RoutingCommands commands;
  private final GatewayOutbox outbox;
  private final WaitQuestions questions = new WaitQuestions();

  public WaitForecasts(
      GatewayDatabase database,
      WaitingContacts waiting,
      RoutingCommands commands,
      GatewayOutbox outbox) {
    this.database = database;
    this.waiting = waiting;
    this.commands = commands;
    this.outbox = outbox;
  }

  /**
   * Asks about those for whom it is time.
   *
   * @param contacts who waits and whose customers are connected here; said again and again
   */
  public void ask(Collection<ContactId> contacts) {
    Instant now = Instant.now();
    List<ContactId> due = questions.due(contacts, now);
    if (!due.isEmpty()) {
      database.jdbi().useTransaction(handle -> ask(handle, due, now));
      outbox.wake();
    }
  }

  private void ask(Handle handle, List<ContactId> due, Instant now) {
    for (WaitingContacts.InLine one : waiting.inLine(handle, due)) {
      questions.ask(one.contact(), now); // before the answer can come
      commands.forecastWait(handle, one.domain(), one.conversation(), one.contact(), now);
    }
  }

  /** What was answered last about this contact; null when nothing is known. */
  public @Nullable WaitForecast of(ContactId contact) {
    return questions.of(contact);
  }

  /**
   * The positions to tell the customers of these contacts, from 1: what the router said last, and
   * how the line has moved since. Those that do not wait are left out.
   */
  public Map<ContactId, Integer> positions(Collection<ContactId> contacts) {
    Map<ContactId, Integer> places =
        database.jdbi().withHandle(handle -> waiting.positions(handle, contacts));
    var positions = new HashMap<ContactId, Integer>();
    places.forEach((contact, place) -> positions.put(contact, questions.position(contact, place)));
    return positions;
  }

  @Override
  public void onRouting(RoutedEvent routed) {
    switch (routed.event()) {
      case WaitForecasted told -> questions.answer(told.contactId(), told.forecast(), told.ahead());
      case ContactEnqueued enqueued -> questions.leaveLine(enqueued.contactId());
      case CommandRejected rejected when rejected.contactId() != null ->
          rejected(rejected.contactId(), routed.commandId());
      default -> {}
    }
  }

  /** The contact does not wait at the moment; if it does again, what was told holds. */
  private void rejected(ContactId contact, String commandId) {
    if (commandId.startsWith(RoutingCommands.FORECAST)) {
      questions.keep(contact);
    }
  }
}
