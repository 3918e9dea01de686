package org.strowger.kpi.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** At which time a row counts, and so in which interval. */
public enum Attribution {
  /** When what is counted happened: an abandon when the customer left, handle time at its end. */
  BY_EVENT,
  /** When the contact arrived. Not counted yet. */
  BY_ARRIVAL,
  /** When the contact was done with. Not counted yet. */
  BY_COMPLETION;

  /** The name in requests and answers, for example {@code by_event}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The attribution of that id, if there is one. */
  public static Optional<Attribution> of(String id) {
    return Arrays.stream(values()).filter(attribution -> attribution.id().equals(id)).findFirst();
  }
}
