package org.strowger.gateway.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.strowger.contracts.id.ContactId;

/** What a desk may say over its feed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DeskClientFrame.Typing.class, name = "typing"),
  @JsonSubTypes.Type(value = DeskClientFrame.Read.class, name = "read")
})
sealed interface DeskClientFrame {

  /** The agent types, or has stopped: told to the customer of a contact that is hers. */
  record Typing(ContactId contactId, boolean on) implements DeskClientFrame {}

  /** The agent has read everything up to this number: told to the customer of hers. */
  record Read(ContactId contactId, long sequence) implements DeskClientFrame {}
}
