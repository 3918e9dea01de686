package org.strowger.gateway;

import java.time.Instant;
import java.util.List;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.OfferId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.contracts.routing.ContactEvent.ContactEnqueued;
import org.strowger.contracts.routing.SegmentSource;

/** A call as {@link RobotRouter} has it. */
sealed interface RobotCall {

  /** In line. */
  record Waiting(RouteContact route, SegmentSource source) implements RobotCall {

    ContactEnqueued enqueued(QueueId queue) {
      return new ContactEnqueued(
          route.contactId(),
          route.arrivedAt(),
          1,
          route.arrivedAt(),
          queue,
          ChannelType.VOICE,
          5,
          List.of(),
          null,
          source);
    }
  }

  /** Offered to an agent, or with her. */
  record Standing(Waiting call, OfferId id, String agent, Instant expiresAt, boolean assigned)
      implements RobotCall {}
}
