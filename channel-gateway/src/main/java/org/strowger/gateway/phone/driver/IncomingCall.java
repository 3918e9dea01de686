package org.strowger.gateway.phone.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's call as it comes in.
 *
 * @param leg as {@link PhoneEvents#legOf} named it
 * @param number that was dialled
 * @param source what the driver calls the call
 * @param caller her number; null when it is withheld
 * @param address where she can be dialled, in the driver's form; null when nowhere
 * @param language what the call says of it; null when nothing
 */
public record IncomingCall(
    LegId leg,
    String number,
    List<String> source,
    @Nullable String caller,
    @Nullable String address,
    @Nullable String language) {

  public IncomingCall {
    source = List.copyOf(source);
  }
}
