package org.strowger.bench.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Desk.Frame;
import org.strowger.bench.client.Feed;
import org.strowger.bench.client.Session;
import org.strowger.bench.demo.sip.SipStation;

/**
 * An agent at a real desk: signs in, takes most offers, declines some, misses some, answers, closes
 * and wraps up. Her phone is a {@link RobotPhone}.
 */
final class RobotAgent implements Runnable {

  private static final int DECLINES = 25;
  private static final int IS_SILENT = 40;
  private static final int RECONNECTS = 60;
  private static final long AGAIN_MS = 1_000;
  private static final long PATIENCE_SECONDS = 60;
  private static final String DESK = "/api/routing/desk/";

  private final String name;
  private final Surroundings around;
  private final Chance chance;
  private final CountDownLatch available = new CountDownLatch(1);
  private final Map<String, Handling> inHand = new ConcurrentHashMap<>();
  private volatile @Nullable Session session;
  private volatile @Nullable Desk desk;
  private volatile @Nullable RobotPhone phone;
  private volatile boolean ended;

  /**
   * What all robots share.
   *
   * @param phones null when the exchange has no phone driver
   */
  record Surroundings(
      int httpPort,
      String password,
      FirstRefusal firstRefusal,
      Ledger ledger,
      @Nullable SipStation phones) {}

  RobotAgent(String name, Surroundings around, Chance chance) {
    this.name = name;
    this.around = around;
    this.chance = chance;
  }

  /** Waits until the agent takes offers for the first time. */
  void awaitAvailable() throws InterruptedException {
    if (!available.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Expected " + name + " at her desk but she is not");
    }
  }

  /** Signs off; what she still has goes back into line. */
  void end() {
    ended = true;
    RobotPhone plugged = phone;
    if (plugged != null) {
      plugged.close();
    }
    Desk open = desk;
    if (open != null) {
      try {
        open.session()
            .post(DESK + "presence", Map.of("presence", "OFFLINE", "openWork", "HAND_BACK"));
      } catch (IOException _) {
        // nothing to sign off from
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      open.close();
    }
  }

  /** Works until she is ended; comes back when the exchange or the network was away. */
  @Override
  public void run() {
    while (!ended) {
      try {
        shift();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException | IllegalStateException | AssertionError _) {
        pause();
      }
    }
  }

  private void shift() throws IOException, InterruptedException {
    Session loggedIn = logIn();
    try (Desk opened = Desk.open(loggedIn, this::take)) {
      desk = opened;
      plugInPhone(loggedIn);
      opened.become("AVAILABLE");
      available.countDown();
      Feed feed = null;
      while (!ended && opened.isOpen()) {
        if (feed == null || !feed.isOpen()) {
          feed = gatewayFeed(loggedIn);
        }
        TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
      }
      if (feed != null) {
        feed.close();
      }
    }
  }

  private Session logIn() throws IOException, InterruptedException {
    Session known = session;
    if (known == null || known.get("/api/console/me").status() != 200) {
      known = Session.login(around.httpPort(), name, around.password());
      session = known;
    }
    return known;
  }

  private void plugInPhone(Session loggedIn) throws IOException, InterruptedException {
    SipStation station = around.phones();
    if (station != null && phone == null) {
      Answer settings = loggedIn.get("/api/gateway/desk/phone");
      if (settings.status() == 200) {
        phone = new RobotPhone(station, settings.body(), around.ledger(), chance);
      }
    }
  }

  /** Messages as they come; without it the contacts in hand are looked at now and then. */
  private @Nullable Feed gatewayFeed(Session loggedIn) throws InterruptedException {
    try {
      return loggedIn.feed("/api/gateway/desk/feed", this::takeOfGateway, _ -> {});
    } catch (IllegalStateException _) {
      return null;
    }
  }

  private void takeOfGateway(String text) {
    try {
      Handling handling = inHand.get(Session.JSON.readTree(text).path("contactId").asText());
      if (handling != null) {
        handling.signal();
      }
    } catch (JsonProcessingException _) {
      around.ledger().note("frames nobody can read");
    }
  }

  private void take(Frame frame) {
    JsonNode body = frame.body();
    String contactId = body.path("contactId").asText();
    switch (frame.kind().equals("snapshot") ? "snapshot" : frame.name()) {
      case "snapshot" -> takeSnapshot(body);
      case "OfferIssued" -> beside(() -> consider(body));
      case "ContactAssigned" -> begin(contactId, body.path("channel").asText());
      case "ContactClosed", "WrapUpStarted" -> tell(contactId, Handling::closed);
      case "ContactReturned" -> tell(contactId, Handling::givenAway);
      case "AgentSuspended" -> beside(this::comeBack);
      default -> {
        // nothing to do
      }
    }
  }

  private void tell(String contactId, Consumer<Handling> what) {
    Handling handling = inHand.get(contactId);
    if (handling != null) {
      what.accept(handling);
    }
  }

  private void takeSnapshot(JsonNode snapshot) {
    for (JsonNode held : snapshot.path("assignments")) {
      JsonNode assigned = held.path("assigned");
      String contactId = assigned.path("contactId").asText();
      begin(contactId, assigned.path("channel").asText());
      if (!held.path("wrapUp").isMissingNode() && !held.path("wrapUp").isNull()) {
        tell(contactId, Handling::closed);
      }
    }
    for (JsonNode offer : snapshot.path("offers")) {
      beside(() -> consider(offer));
    }
    if (!snapshot.path("suspension").isMissingNode() && !snapshot.path("suspension").isNull()) {
      beside(this::comeBack);
    }
  }

  private void begin(String contactId, String channel) {
    inHand.computeIfAbsent(contactId, id -> started(id, channel));
  }

  private Handling started(String contactId, String channel) {
    Session loggedIn = Objects.requireNonNull(session);
    Chance luck = Chance.of(chance.between(0, Long.MAX_VALUE), "handling", 0);
    var handling = new Handling(loggedIn, contactId, channel, luck);
    Thread.ofVirtual()
        .start(
            () -> {
              handling.run();
              inHand.remove(contactId, handling);
            });
    return handling;
  }

  private void consider(JsonNode offer) throws IOException, InterruptedException {
    Desk open = desk;
    String offerId = offer.path("offerId").asText();
    String contactId = offer.path("contactId").asText();
    boolean call = offer.path("channel").asText().equals("VOICE");
    if (open == null) {
      return;
    }
    if (!call) {
      chance.pause(100, 900);
    }
    if (around.firstRefusal().leaves(contactId)) {
      around.ledger().note("offers left to people");
      open.decline(offerId, "OTHER");
      return;
    }
    if (call) {
      return; // answered on the phone
    }
    answer(open, offerId, contactId, offer.path("channel").asText());
  }

  private void answer(Desk open, String offerId, String contactId, String channel)
      throws IOException, InterruptedException {
    if (chance.oneIn(DECLINES)) {
      around.ledger().note("offers declined");
      open.decline(offerId, "BUSY");
    } else if (chance.oneIn(IS_SILENT)) {
      around.ledger().note("offers not answered");
    } else if (chance.oneIn(RECONNECTS)) {
      around.ledger().note("desks that lost their connection");
      open.close();
    } else {
      Answer answer = open.accept(offerId);
      if (answer.status() == 200) {
        begin(contactId, channel);
      }
    }
  }

  private void comeBack() throws IOException, InterruptedException {
    chance.pause(500, 2_000);
    Desk open = desk;
    if (open != null) {
      open.session().post(DESK + "clear-suspension", Map.of());
    }
  }

  private static void beside(Act act) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                act.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException | IllegalStateException _) {
                // the desk is gone; the next snapshot shows what is left to do
              }
            });
  }

  /** Something that is done at a desk. */
  @FunctionalInterface
  private interface Act {
    void run() throws IOException, InterruptedException;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
