package org.strowger.gateway.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.MessageId;
import org.strowger.contracts.routing.ContactLanguage;
import org.strowger.gateway.attachment.Verdict;
import org.strowger.gateway.live.CallState;
import org.strowger.gateway.live.CustomerPresence;

/**
 * A contact's conversation as the desk shows it.
 *
 * @param replyable whether this reader may answer now
 * @param composer what an answer may be
 * @param customerPresence null where nobody is present or absent, e.g. mail
 * @param customerAwaySince only while the customer is AWAY
 * @param call null unless it is a call that was answered or dialled
 */
public record ContactView(
    ContactId contactId,
    ConversationId conversationId,
    ChannelType channel,
    String entryPoint,
    @Nullable ContactLanguage language,
    CustomerView customer,
    @Nullable ConversationId possibleReplyTo,
    List<MessageView> messages,
    boolean replyable,
    ComposerView composer,
    @Nullable CustomerPresence customerPresence,
    @Nullable Instant customerAwaySince,
    @Nullable CallState call) {

  /**
   * The customer.
   *
   * @param answerAddress where she asked in a chat to be answered: nobody has proved that it is
   *     hers; null when she did not
   */
  public record CustomerView(
      CustomerId id,
      @Nullable String name,
      List<IdentityView> identities,
      @Nullable String answerAddress) {}

  /** An address or an id on a channel. */
  public record IdentityView(String kind, String value) {}

  /**
   * One message.
   *
   * @param quoted what it repeats of earlier ones, folded away
   * @param hasHtml whether there is a document to show besides
   * @param at when it happened
   */
  public record MessageView(
      MessageId id,
      long sequence,
      Direction direction,
      Author author,
      @Nullable String subject,
      String text,
      @Nullable String quoted,
      boolean hasHtml,
      boolean automatic,
      boolean redacted,
      List<AttachmentView> attachments,
      Instant at,
      @Nullable DeliveryView delivery) {}

  /** Which way a message went. */
  public enum Direction {
    /** From the customer. */
    IN,
    /** To the customer. */
    OUT
  }

  /**
   * Who wrote: a customer has a name here, an agent has it in the console.
   *
   * @param id the agent's
   */
  public record Author(Author.Kind kind, @Nullable String id, @Nullable String name) {

    /** Who writes messages. */
    public enum Kind {
      CUSTOMER,
      AGENT
    }
  }

  /**
   * A file.
   *
   * @param type by its content, whatever its name says
   * @param scan what the virus scanner says; null where there is none
   */
  public record AttachmentView(
      String id, String name, String type, long size, @Nullable Verdict scan) {}

  /** Where an answer is on its way. */
  public record DeliveryView(DeliveryView.State state, @Nullable String code) {

    /** How far an answer has come. */
    public enum State {
      SENDING,
      /** The next system on the way to the customer took it over. */
      DELIVERED,
      /** The customer's mail program says that she has seen it. */
      READ,
      /** It was refused, or came back. */
      FAILED
    }
  }
}
