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
  private final Map<Demand, Integer> contactsOfDemand = new HashMap<>();
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
      Demand demand = demandOf(view);
      if (demand != null) { // else somebody else's
        count(demand, contact.getValue());
        tally(demand.channel()).add(contact.getValue());
        checkMessages(demand, view, contact.getValue());
      }
    }
    for (Demand demand : ledger.all()) {
      check(demand);
    }
    return List.copyOf(tallies.values());
  }

  /** What was found wrong, for whoever looks into it. */
  List<String> faults() {
    return faults;
  }

  private @Nullable Demand demandOf(JsonNode view) {
    for (JsonNode identity : view.at("/customer/identities")) {
      Demand demand = ledger.of(identity.path("value").asText());
      if (demand != null) {
        return demand;
      }
    }
    return ledger.ofConversation(view.path("conversationId").asText());
  }

  /** A chat's message that reaches the router after the agent's close opens a contact, rightly. */
  private void count(Demand demand, Story.Contact contact) {
    if (demand.channel() == ChannelType.CHAT && contact.followsEnded()) {
      ledger.note("chats that went on after the agent had closed");
    } else {
      contactsOfDemand.merge(demand, 1, Integer::sum);
    }
  }

  private void check(Demand demand) {
    ChannelTally tally = tally(demand.channel());
    if (!demand.isTaken()) {
      return; // nobody promised anything
    }
    tally.sent(demand.repeats());
    int contacts = contactsOfDemand.getOrDefault(demand, 0);
    if (contacts == 0 || demand.isFailed()) {
      tally.lost(1);
      fault(demand, contacts == 0 ? "made no contact" : "was broken off");
    }
    if (contacts > 1) {
      tally.doubled(contacts - 1);
      fault(demand, "made " + contacts + " contacts");
    }
    if (demand.doubled() > 0) {
      tally.doubled(demand.doubled());
      fault(demand, "saw " + demand.doubled() + " messages again");
    }
  }

  /** What agents wrote and the channel delivered must have reached the customer, once. */
  private void checkMessages(Demand demand, JsonNode view, Story.Contact contact)
      throws IOException {
    String contactId = contact.opened().contactId().value();
    int written = 0;
    int missing = 0;
    for (JsonNode message : view.path("messages")) {
      boolean out = message.path("direction").asText().equals("OUT");
      written += out && isDelivered(message) ? 1 : 0;
      boolean seen = demand.hasSeen(message.path("sequence").asLong());
      missing += seen || isAfter(message, contact.endedAt()) ? 0 : 1;
    }
    switch (demand.channel()) {
      case EMAIL -> compare(demand, written, mailbox.mailsFor(demand.key()), contactId);
      case SOCIAL -> compare(demand, written, demand.answers(), contactId);
      case CHAT -> {
        if (demand.isComplete() && missing > 0) {
          tally(demand.channel()).lost(missing);
          fault(demand, "missed " + missing + " messages of " + contactId);
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

  private void compare(Demand demand, int written, int received, String contactId) {
    if (received != written) {
      tally(demand.channel()).lost(Math.max(0, written - received));
      tally(demand.channel()).doubled(Math.max(0, received - written));
      fault(demand, "got %d of %d answers of %s".formatted(received, written, contactId));
    }
  }

  private void fault(Demand demand, String what) {
    if (faults.size() < WORDS_OF_A_FAULT) {
      faults.add(demand.channel() + " " + demand.key() + " " + what);
    }
  }

  private ChannelTally tally(ChannelType channel) {
    return tallies.computeIfAbsent(channel, ChannelTally::new);
  }
}
