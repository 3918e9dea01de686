package org.strowger.contracts.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Actor;

/**
 * What travels beside a message, as CloudEvents attributes.
 *
 * @param id unique per source; the same message sent again has the same id
 * @param source the service, e.g. {@code /channel-gateway}
 * @param time when it happened: for events the exchange's time, for commands the sender's clock,
 *     which decides nothing
 * @param actor who caused it; null where nobody is known
 * @param cause the command that caused a routing event; null for other messages
 */
public record Meta(
    String id, String source, Instant time, @Nullable Actor actor, @Nullable Cause cause) {

  /** Of a message that no command caused. */
  public static Meta of(String id, String source, Instant time, @Nullable Actor actor) {
    return new Meta(id, source, time, actor, null);
  }

  /**
   * The place of a routing event in the order of its domain.
   *
   * @param commandId id of the command
   * @param offset of the command in its partition of {@code routing-commands}
   * @param index 1 to count among the events of that command
   * @param planVersion in force when it was decided
   * @param engineVersion that decided it
   */
  public record Cause(
      String commandId,
      long offset,
      int index,
      int count,
      long planVersion,
      String engineVersion) {}
}
