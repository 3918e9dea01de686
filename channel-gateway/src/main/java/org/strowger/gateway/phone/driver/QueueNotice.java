package org.strowger.gateway.phone.driver;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.WaitForecast;

/**
 * What a caller who waits is told.
 *
 * @param position in line, from 1; 0 when it is not known
 * @param forecast how long she will wait; null when nothing is known of it
 * @param attended whether somebody is there who may take her call; if not, no position is told
 */
public record QueueNotice(int position, @Nullable WaitForecast forecast, boolean attended) {

  /** She waits; more is not known. */
  public static final QueueNotice WAITS = new QueueNotice(0, null, true);
}
