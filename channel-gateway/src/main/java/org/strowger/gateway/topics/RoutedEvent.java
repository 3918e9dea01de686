package org.strowger.gateway.topics;

import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/**
 * An event of the router, with the command that caused it.
 *
 * @param commandId empty when no command is named
 * @param commandOffset where the command stands in its partition; 0 when no command is named
 * @param index 1 to count among the events of that command; 0 when no command is named
 */
public record RoutedEvent(
    DomainId domain, RoutingEvent event, String commandId, long commandOffset, int index) {

  static RoutedEvent of(Message<RoutingEvent> message) {
    Meta.Cause cause = message.meta().cause();
    return new RoutedEvent(
        new DomainId(message.key()),
        message.body(),
        cause == null ? "" : cause.commandId(),
        cause == null ? 0 : cause.offset(),
        cause == null ? 0 : cause.index());
  }
}
