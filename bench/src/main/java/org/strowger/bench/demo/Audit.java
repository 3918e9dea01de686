package org.strowger.bench.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.bench.client.Session;
import org.strowger.contracts.ChannelType;

/** Holds what the customers sent and saw against what the log and the conversations tell. */
final class Audit {

  private static final int WORDS_OF_A_FAULT = 20;

  private final Ledger ledger;
  private final Mailbox mailbox;
  private final Session supervisor;
  private final Map<ChannelType, ChannelTally> tallies = new EnumMap<>(ChannelType.class);
  private final Map<CustomerSide, Integer> contactsOfSide = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * @param supervisor reads what each contact is about
   */
  Audit(Ledger ledger, Mailbox mailbox, Session supervisor) {
    this.ledger = ledger;
    this.mailbox = mailbox;
    this.supervisor = supervisor;
  }

  /** The counts per channel, of those that something was sent on. */
  List<ChannelTally> of(Story story) throws IOException, InterruptedException {
    for (var contact : story.contacts().entrySet()) {
      JsonNode view = supervisor.get("/api/gateway/contacts/" + contact.getKey()).body();
      CustomerSide side = sideOf(view);
      if (side != null) { // else somebody else's
        count(side, contact.getValue());
        tally(side.channel()).add(contact.getValue());
        checkMessages(side, view, contact.getValue());
      }
    }
    for (CustomerSide side : ledger.all()) {
      check(side);
    }
    return List.copyOf(tallies.values());
  }

  /** What was found wrong, for whoever looks into it. */
  List<String> faults() {
    return faults;
  }

  private @Nullable CustomerSide sideOf(JsonNode view) {
    for (JsonNode identity : view.at("/customer/identities")) {
      CustomerSide side = ledger.of(identity.path("value").asText());
      if (side != null) {
        return side;
      }
    }
    return ledger.ofConversation(view.path("conversationId").asText());
  }

  /** A chat's message that reaches the router after the agent's close opens a contact, rightly. */
  private void count(CustomerSide side, Story.Contact contact) {
    if (side.channel() == ChannelType.CHAT && contact.followsEnded()) {
      ledger.note("chats that went on after the agent had closed");
    } else {
      contactsOfSide.merge(side, 1, Integer::sum);
    }
  }

  private void check(CustomerSide side) {
    ChannelTally tally = tally(side.channel());
    if (!side.isTaken()) {
      return; // nobody promised anything
    }
    tally.sent(side.repeats());
    int contacts = contactsOfSide.getOrDefault(side, 0);
    if (contacts == 0 || side.isFailed()) {
      tally.lost(1);
      fault(side, contacts == 0 ? "made no contact" : "was broken off");
    }
    if (contacts > 1) {
      tally.doubled(contacts - 1);
      fault(side, "made " + contacts + " contacts");
    }
    if (side.doubled() > 0) {
      tally.doubled(side.doubled());
      fault(side, "saw " + side.doubled() + " messages again");
    }
  }

  /** What agents wrote and the channel delivered must have reached the customer, once. */
  private void checkMessages(CustomerSide side, JsonNode view, Story.Contact contact)
      throws IOException {
    String contactId = contact.opened().contactId().value();
    int written = 0;
    int missing = 0;
    for (JsonNode message : view.path("messages")) {
      boolean out = message.path("direction").asText().equals("OUT");
      written += out && isDelivered(message) ? 1 : 0;
      boolean seen = side.hasSeen(message.path("sequence").asLong());
      missing += seen || isAfter(message, contact.endedAt()) ? 0 : 1;
    }
    switch (side.channel()) {
      case EMAIL -> compare(side, written, mailbox.mailsFor(side.key()), contactId);
      case SOCIAL -> compare(side, written, side.answers(), contactId);
      case CHAT -> {
        if (side.isComplete() && missing > 0) {
          tally(side.channel()).lost(missing);
          fault(side, "missed " + missing + " messages of " + contactId);
        }
      }
      default -> {
        // nothing is written
      }
    }
  }

  /** An agent may write while the customer says goodbye: that reaches nobody. */
  private static boolean isAfter(JsonNode message, @Nullable Instant end) {
    return end != null && !Instant.parse(message.path("at").asText()).isBefore(end);
  }

  private static boolean isDelivered(JsonNode message) {
    return message.at("/delivery/state").asText().equals("DELIVERED");
  }

  private void compare(CustomerSide side, int written, int received, String contactId) {
    if (received != written) {
      tally(side.channel()).lost(Math.max(0, written - received));
      tally(side.channel()).doubled(Math.max(0, received - written));
      fault(side, "got %d of %d answers of %s".formatted(received, written, contactId));
    }
  }

  private void fault(CustomerSide side, String what) {
    if (faults.size() < WORDS_OF_A_FAULT) {
      faults.add(side.channel() + " " + side.key() + " " + what);
    }
  }

  private ChannelTally tally(ChannelType channel) {
    return tallies.computeIfAbsent(channel, ChannelTally::new);
  }
}
