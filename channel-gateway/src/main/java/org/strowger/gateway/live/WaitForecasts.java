package org.strowger.gateway.live;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.RoutingAnswer.CommandRejected;
import org.strowger.contracts.routing.WaitEvent.WaitForecasted;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.topics.LiveRoutingListener;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingCommands;

/**
 * How long customers will still wait whose live sessions are here. The router is asked when one
 * begins to wait and then every half minute, not for every change of a place: a thousand who wait
 * are 34 questions a second. Each answer stands in the log as told to its customer.
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

  @Override
  public void onRouting(RoutedEvent routed) {
    switch (routed.event()) {
      case WaitForecasted told -> questions.answer(told.contactId(), told.forecast());
      case CommandRejected rejected when rejected.contactId() != null ->
          rejected(rejected.contactId(), routed.commandId());
      default -> {}
    }
  }

  /** The contact does not wait at the moment; if it does again, what was told holds. */
  private void rejected(ContactId contact, String commandId) {
    if (commandId.startsWith(RoutingCommands.FORECAST)) {
      questions.answer(contact, questions.of(contact));
    }
  }
}
