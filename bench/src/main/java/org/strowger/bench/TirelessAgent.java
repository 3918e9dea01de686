package org.strowger.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Desk.Frame;
import org.strowger.bench.client.RobotDesk;

/** An agent who takes every offer, closes the contact at once and is free again. */
final class TirelessAgent implements RobotDesk.Robot {

  private static final String DISPOSITION = "answered";

  private final Map<String, Offered> offered = new ConcurrentHashMap<>();

  /** When each offer was shown. */
  private final TreeSet<Long> shown = new TreeSet<>();

  /**
   * A first offer.
   *
   * @param at {@link System#nanoTime} when the feed showed it
   * @param onArrival whether an agent was free when the contact came
   */
  record Offered(long at, boolean onArrival) {}

  /** The first offer of each contact to this agent. */
  Map<String, Offered> offered() {
    return offered;
  }

  /** When the first offer after a time was shown; the largest number when none was. */
  long firstOfferAfter(long nanos) {
    synchronized (shown) {
      Long first = shown.ceiling(nanos);
      return first == null ? Long.MAX_VALUE : first;
    }
  }

  /** How many offers were shown between two times. */
  int offersBetween(long from, long to) {
    synchronized (shown) {
      return shown.subSet(from, to).size();
    }
  }

  @Override
  public void happened(Desk desk, Frame event) {
    if (event.name().equals("ContactAssigned")) {
      RobotDesk.beside(() -> finish(desk, event.body().path("contactId").asText()));
    } else if (event.name().equals("OfferIssued")) {
      synchronized (shown) {
        shown.add(event.receivedAt());
      }
      String trigger = event.body().path("why").path("trigger").asText();
      offered.putIfAbsent(
          event.body().path("contactId").asText(),
          new Offered(event.receivedAt(), trigger.equals("CONTACT_ARRIVED")));
    }
  }

  @Override
  public void offered(Desk desk, JsonNode offer) throws IOException, InterruptedException {
    desk.accept(offer.path("offerId").asText()); // the feed tells when it is hers
  }

  @Override
  public void held(Desk desk, JsonNode held) {
    RobotDesk.beside(() -> finish(desk, held.path("assigned").path("contactId").asText()));
  }

  private static void finish(Desk desk, String contactId) throws IOException, InterruptedException {
    desk.closeContact(contactId, DISPOSITION);
    desk.endWrapUp(contactId);
  }
}
