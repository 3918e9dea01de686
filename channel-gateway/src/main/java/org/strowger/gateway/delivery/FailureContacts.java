package org.strowger.gateway.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.topics.RoutingCommands;

/** Makes an answer that came back somebody's work, first of all hers who wrote it. */
@Singleton
class FailureContacts {

  private final ContactAccess access;
  private final RoutingCommands commands;
  private final KeyedIds ids;

  FailureContacts(ContactAccess access, RoutingCommands commands, KeyedIds ids) {
    this.access = access;
    this.commands = commands;
    this.ids = ids;
  }

  /**
   * Asks for an agent in the conversation; one who has it already sees the message failed. A
   * contact that waits is joined by the router.
   */
  void ask(Handle handle, DueDelivery failed) {
    Conversation conversation = failed.message().conversation();
    if (!access.watchersOf(handle, conversation.id()).isEmpty()) {
      return;
    }
    commands.route(
        handle,
        conversation.entryPoint().domain(),
        new RouteContact(
            ids.contact("failed", failed.message().id().value()),
            conversation.id(),
            conversation.customerId(),
            conversation.entryPoint().channel(),
            conversation.entryPoint().name(),
            null,
            Map.of(),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            failed.author(),
            null,
            null));
  }
}
