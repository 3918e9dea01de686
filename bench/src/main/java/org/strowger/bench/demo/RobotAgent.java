package org.strowger.bench.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.Desk.Frame;
import org.strowger.bench.client.Feed;
import org.strowger.bench.client.RobotDesk;
import org.strowger.bench.client.Session;
import org.strowger.bench.demo.sip.SipStation;

/**
 * An agent who takes most offers, declines some, misses some, answers, closes and wraps up. Her
 * phone is a {@link RobotPhone}.
 */
final class RobotAgent implements RobotDesk.Robot {

  private static final int DECLINES = 25;
  private static final int IS_SILENT = 40;
  private static final int RECONNECTS = 60;

  private final Surroundings around;
  private final Chance chance;
  private final RobotDesk desk;
  private final Map<String, Handling> inHand = new ConcurrentHashMap<>();
  private @Nullable Session session;
  private @Nullable Feed messages;
  private volatile @Nullable RobotPhone phone;

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
    this.around = around;
    this.chance = chance;
    this.desk = new RobotDesk(name, () -> logIn(name), this);
  }

  /** Where she works. */
  RobotDesk desk() {
    return desk;
  }

  /** Signs off; what she still has goes back into line. */
  void end() {
    RobotPhone plugged = phone;
    if (plugged != null) {
      plugged.close();
    }
    desk.signOff();
  }

  private Session logIn(String name) throws IOException, InterruptedException {
    Session known = session;
    if (known == null || known.get("/api/console/me").status() != 200) {
      known = Session.login(around.httpPort(), name, around.password());
      session = known;
    }
    return known;
  }

  @Override
  public void opened(Desk opened) throws IOException, InterruptedException {
    SipStation station = around.phones();
    if (station != null && phone == null) {
      Answer settings = opened.session().get("/api/gateway/desk/phone");
      if (settings.status() == 200) {
        phone = new RobotPhone(station, settings.body(), around.ledger(), chance);
      }
    }
  }

  /** Messages as they come; without it the contacts in hand are looked at now and then. */
  @Override
  public void lookAround(Desk opened) throws InterruptedException {
    if (messages == null || !messages.isOpen()) {
      try {
        messages = opened.session().feed("/api/gateway/desk/feed", this::takeOfGateway, _ -> {});
      } catch (IllegalStateException _) {
        messages = null;
      }
    }
  }

  @Override
  public void left() {
    if (messages != null) {
      messages.close();
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

  @Override
  public void happened(Desk opened, Frame event) {
    String contactId = event.body().path("contactId").asText();
    switch (event.name()) {
      case "ContactAssigned" -> begin(opened, contactId, event.body().path("channel").asText());
      case "ContactClosed", "WrapUpStarted" -> tell(contactId, Handling::closed);
      case "ContactReturned" -> tell(contactId, Handling::givenAway);
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

  @Override
  public void held(Desk opened, JsonNode held) {
    JsonNode assigned = held.path("assigned");
    String contactId = assigned.path("contactId").asText();
    begin(opened, contactId, assigned.path("channel").asText());
    if (held.hasNonNull("wrapUp")) {
      tell(contactId, Handling::closed);
    }
  }

  private void begin(Desk opened, String contactId, String channel) {
    inHand.computeIfAbsent(contactId, id -> started(opened.session(), id, channel));
  }

  private Handling started(Session loggedIn, String contactId, String channel) {
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

  @Override
  public void offered(Desk opened, JsonNode offer) throws IOException, InterruptedException {
    String offerId = offer.path("offerId").asText();
    String contactId = offer.path("contactId").asText();
    boolean call = offer.path("channel").asText().equals("VOICE");
    if (!call) {
      chance.pause(100, 900);
    }
    if (around.firstRefusal().leaves(contactId)) {
      around.ledger().note("offers left to people");
      opened.decline(offerId, "OTHER");
    } else if (!call) { // a call is answered on the phone
      answer(opened, offerId, contactId, offer.path("channel").asText());
    }
  }

  private void answer(Desk opened, String offerId, String contactId, String channel)
      throws IOException, InterruptedException {
    if (chance.oneIn(DECLINES)) {
      around.ledger().note("offers declined");
      opened.decline(offerId, "BUSY");
    } else if (chance.oneIn(IS_SILENT)) {
      around.ledger().note("offers not answered");
    } else if (chance.oneIn(RECONNECTS)) {
      around.ledger().note("desks that lost their connection");
      opened.close();
    } else {
      Answer answer = opened.accept(offerId);
      if (answer.status() == 200) {
        begin(opened, contactId, channel);
      }
    }
  }

  @Override
  public void recover() throws InterruptedException {
    chance.pause(500, 2_000);
  }
}
