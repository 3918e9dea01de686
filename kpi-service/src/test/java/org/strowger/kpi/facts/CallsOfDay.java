package org.strowger.kpi.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.ChannelFact.CallEnded;
import org.strowger.contracts.fact.ChannelFact.CallHeld;
import org.strowger.contracts.fact.ChannelFact.CallJoined;
import org.strowger.contracts.fact.ChannelFact.CallResumed;
import org.strowger.contracts.fact.ChannelFact.CustomerAway;
import org.strowger.contracts.fact.ChannelFact.CustomerBack;
import org.strowger.contracts.fact.ChannelFact.CustomerLeft;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AssignmentEvent.ContactAssigned;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;
import org.strowger.contracts.wire.Topics;
import org.strowger.servicekit.inbox.RecordPosition;

/** A plausible log of the channels: calls with holds, chats whose customers come and go. */
public final class CallsOfDay {

  private static final DomainId DOMAIN = new DomainId(DayOfContacts.DOMAIN);

  private final List<Message<ChannelFact>> log = new ArrayList<>();

  public List<Message<ChannelFact>> log() {
    return log;
  }

  static RecordPosition position(Message<ChannelFact> message) {
    long number = Long.parseLong(message.meta().id().substring("fact-".length()));
    return new RecordPosition(Topics.CONTACTS.name(), 0, number, message.meta().time());
  }

  public CallsOfDay tell(Instant at, ChannelFact fact) {
    var meta = Meta.of("fact-" + log.size(), "/gateway", at, null);
    log.add(new Message<>(fact.conversationId().value(), meta, fact));
    return this;
  }

  /** The call of an assignment, joined at once. */
  public CallsOfDay joined(ContactAssigned call) {
    Instant at = call.assignedAt();
    return tell(
        at, new CallJoined(DOMAIN, call.conversationId(), call.contactId(), call.agentId(), at));
  }

  /** On hold; for ever without an end. */
  public CallsOfDay held(ContactAssigned call, Side by, Instant from, @Nullable Instant until) {
    ContactId contact = call.contactId();
    AgentId agent = call.agentId();
    tell(from, new CallHeld(DOMAIN, call.conversationId(), contact, agent, from, by));
    return until == null
        ? this
        : tell(until, new CallResumed(DOMAIN, call.conversationId(), contact, agent, from, until));
  }

  public CallsOfDay ended(ContactAssigned call, Instant at) {
    return tell(
        at,
        new CallEnded(
            DOMAIN,
            call.conversationId(),
            call.contactId(),
            call.agentId(),
            call.assignedAt(),
            at,
            EndedBy.CUSTOMER));
  }

  /** A call that waited and was not answered. */
  public CallsOfDay unanswered(String contact, Instant at) {
    return tell(
        at,
        new CallEnded(
            DOMAIN,
            new ConversationId("v-" + contact),
            new ContactId(contact),
            null,
            null,
            at,
            EndedBy.CUSTOMER));
  }

  /** The same seed tells the same calls of the day's assignments. */
  public static CallsOfDay random(long seed, DayOfContacts day) {
    var calls = new CallsOfDay();
    var random = new Random(seed);
    day.log().stream()
        .map(Message::body)
        .filter(ContactAssigned.class::isInstance)
        .map(ContactAssigned.class::cast)
        .forEach(call -> calls.of(random, call));
    return calls;
  }

  private void of(Random random, ContactAssigned call) {
    Instant start = call.assignedAt();
    joined(call);
    for (int i = 0; i < random.nextInt(3); i++) {
      Instant from = start.plusMillis(1_000 + random.nextInt(90_000));
      Side by = random.nextBoolean() ? Side.AGENT : Side.CUSTOMER;
      held(call, by, from, random.nextInt(9) == 0 ? null : from.plusMillis(random.nextInt(60_000)));
    }
    if (random.nextBoolean()) {
      presence(call, start.plusSeconds(5));
    }
    ended(call, start.plusSeconds(60 + random.nextInt(120)));
  }

  private void presence(ContactAssigned chat, Instant at) {
    ConversationId conversation = chat.conversationId();
    tell(at, new CustomerAway(DOMAIN, conversation, chat.contactId(), at));
    tell(at, new CustomerBack(DOMAIN, conversation, chat.contactId(), at.plusSeconds(2)));
    tell(at, new CustomerLeft(DOMAIN, conversation, chat.contactId(), at.plusSeconds(9), true));
  }
}
