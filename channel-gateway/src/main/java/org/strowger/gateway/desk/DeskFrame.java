package org.strowger.gateway.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.wire.Json;
import org.strowger.gateway.desk.ContactView.DeliveryView;
import org.strowger.gateway.desk.ContactView.MessageView;
import org.strowger.gateway.live.CallState;
import org.strowger.gateway.live.CustomerPresence;

/** What an agent's desk is told of the contacts she has or is offered. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeskFrame.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = DeskFrame.Written.class, name = "message"),
  @JsonSubTypes.Type(value = DeskFrame.Delivery.class, name = "delivery"),
  @JsonSubTypes.Type(value = DeskFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = DeskFrame.Customer.class, name = "customer"),
  @JsonSubTypes.Type(value = DeskFrame.Call.class, name = "call"),
  @JsonSubTypes.Type(value = DeskFrame.Consult.class, name = "consult"),
  @JsonSubTypes.Type(value = DeskFrame.Phone.class, name = "phone")
})
sealed interface DeskFrame {

  /**
   * The first frame, and whenever something may have been missed: what the desk shows of these
   * contacts has to be read anew.
   *
   * @param phone null when the agent has none
   */
  record Hello(@Nullable PhoneView phone, List<LiveContact> contacts) implements DeskFrame {}

  /** The agent's phone. */
  record PhoneView(boolean reachable) {}

  /**
   * A contact's live side.
   *
   * @param customer null where nobody is present or absent, e.g. mail
   * @param awaySince only while the customer is AWAY
   * @param call null unless it is a call
   */
  record LiveContact(
      ContactId contactId,
      @Nullable CustomerPresence customer,
      @Nullable Instant awaySince,
      @Nullable CallState call) {}

  /** A message was written, by the customer or by an agent. */
  record Written(ContactId contactId, MessageView message) implements DeskFrame {}

  /** An answer has come further on its way. */
  record Delivery(ContactId contactId, MessageId messageId, DeliveryView delivery)
      implements DeskFrame {}

  /** The customer types. */
  record Typing(ContactId contactId, boolean on) implements DeskFrame {}

  /**
   * The customer went, came back or left.
   *
   * @param awaySince only when she went
   */
  record Customer(ContactId contactId, CustomerPresence presence, @Nullable Instant awaySince)
      implements DeskFrame {}

  /** The call has changed. */
  record Call(ContactId contactId, CallState call) implements DeskFrame {}

  /** A consult has news: it has to be read anew. */
  record Consult(ContactId consultId) implements DeskFrame {}

  /** The agent's phone can be rung, or not any more. */
  record Phone(boolean reachable) implements DeskFrame {}

  default String json() {
    try {
      return Json.LOG.writerFor(DeskFrame.class).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
