package org.strowger.gateway.desk;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact;
import org.strowger.contracts.fact.CustomerFact.ContactPurpose;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.channel.ChannelCapabilities;
import org.strowger.gateway.channel.ChannelCapabilities.Feature;
import org.strowger.gateway.channel.Channels;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.conversation.MessageRepository;
import org.strowger.gateway.customer.ContactPermissions;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.delivery.DeliveryRepository;
import org.strowger.gateway.delivery.DeliveryWorker;
import org.strowger.gateway.desk.ContactView.AttachmentView;
import org.strowger.gateway.desk.ContactView.MessageView;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.text.PlainText;
import org.strowger.gateway.topics.ContactFacts;
import org.strowger.gateway.topics.RoutingCommands;
import org.strowger.gateway.upload.UploadRepository;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/** Takes agents' answers: stored and due for delivery in one transaction, each once. */
@Singleton
public class Replies {

  private final GatewayDatabase database;
  private final ContactAccess access;
  private final ConversationRepository conversations;
  private final MessageRepository messages;
  private final ConversationQueries queries;
  private final DeliveryRepository deliveries;
  private final Channels channels;
  private final ContactFacts facts;
  private final RoutingCommands commands;
  private final DeliveryWorker worker;
  private final ReadMessages reads;
  private final ContactPermissions permissions;
  private final UploadRepository uploads;
  private final GatewayOutbox outbox;
  private final KeyedIds ids;

  public Replies(
      GatewayDatabase database,
      ContactAccess access,
      ConversationRepository conversations,
      MessageRepository messages,
      ConversationQueries queries,
      DeliveryRepository deliveries,
      Channels channels,
      ContactFacts facts,
      RoutingCommands commands,
      DeliveryWorker worker,
      ReadMessages reads,
      ContactPermissions permissions,
      UploadRepository uploads,
      GatewayOutbox outbox,
      KeyedIds ids) {
    this.database = database;
    this.access = access;
    this.conversations = conversations;
    this.messages = messages;
    this.queries = queries;
    this.deliveries = deliveries;
    this.channels = channels;
    this.facts = facts;
    this.commands = commands;
    this.worker = worker;
    this.reads = reads;
    this.permissions = permissions;
    this.uploads = uploads;
    this.outbox = outbox;
    this.ids = ids;
  }

  /**
   * The stored answer.
   *
   * @throws Problem 404 when the contact is not the reader's to see, 409 when she does not have it,
   *     has not seen the customer's latest message, has sent another text with the same id, the
   *     channel takes no answer or no such files, or the customer asked for none and wants none,
   *     400 when the answer is longer than the channel can carry
   */
  public MessageView send(ContactId contact, Writer writer, ReplyPost post) {
    MessageView stored =
        database.jdbi().inTransaction(handle -> store(handle, contact, writer, post));
    worker.wake();
    outbox.wake();
    return stored;
  }

  /**
   * Who answers.
   *
   * @param name what she is called; null when it is not known
   */
  public record Writer(Reader reader, @Nullable String name) {}

  private MessageView store(Handle handle, ContactId contact, Writer writer, ReplyPost post) {
    Reader reader = writer.reader();
    ConversationId id =
        access
            .readable(handle, contact, reader)
            .orElseThrow(() -> Problem.notFound("Expected a contact that concerns you"));
    Conversation conversation = conversations.lock(handle, id);
    MessageId message =
        ids.message("reply", id.value(), reader.agent().value(), post.clientMessageId());
    if (messages.exists(handle, message)) {
      return repeated(queries.message(handle, message), post);
    }
    if (!access.holds(handle, contact, reader.agent())) {
      throw Problem.conflict(
          "not_your_contact", "Expected a contact you are engaged with but you are not");
    }
    if (conversation.lastInboundSequence() > post.lastSeenSequence()) {
      throw Problem.conflict(
          "newer_message",
          "Expected the latest message to be "
              + post.lastSeenSequence()
              + " but it is "
              + conversation.lastInboundSequence());
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    ChannelCapabilities capabilities = channels.capabilities(conversation.entryPoint().provider());
    check(capabilities, conversation, post, now);
    if (access.isUnasked(handle, contact, reader.agent(), conversation.lastInboundAt())) {
      permissions.require(
          handle,
          conversation.customerId(),
          conversation.entryPoint().channel(),
          ContactPurpose.SERVICE);
    }
    insert(handle, conversation, message, contact, writer, post, now);
    var owner = new UploadRepository.Owner(reader.domain(), contact, reader.agent());
    uploads.attach(handle, owner, post.attachments(), message, capabilities.files());
    reads.read(handle, id, post.lastSeenSequence());
    if (capabilities.has(Feature.IDLE_WATCHED)) {
      commands.reportMessage(
          handle, conversation.entryPoint().domain(), conversation.id(), message, contact);
    }
    return queries.message(handle, message);
  }

  /** The same answer again is the one that is stored; another one is never taken for it. */
  private static MessageView repeated(MessageView stored, ReplyPost post) {
    List<String> files = stored.attachments().stream().map(AttachmentView::id).toList();
    if (!text(post).equals(stored.text()) || !files.equals(post.attachments())) {
      throw Problem.conflict(
          "message_id_used", "Expected what was sent with this clientMessageId but it is another");
    }
    return stored;
  }

  private static String text(ReplyPost post) {
    return CardNumbers.redact(PlainText.body(post.text()));
  }

  private static void check(
      ChannelCapabilities capabilities, Conversation conversation, ReplyPost post, Instant now) {
    if (!capabilities.takesText()) {
      throw Problem.conflict(
          "channel_takes_no_text", "Expected a channel that takes text but this one takes none");
    }
    if (post.text().length() > capabilities.textLimit()) {
      throw Problem.badRequest(
          "text_too_long",
          "Expected at most "
              + capabilities.textLimit()
              + " characters but there are "
              + post.text().length());
    }
    if (capabilities.isClosed(conversation, now)) {
      throw Problem.conflict(
          "reply_window_closed",
          "Expected an answer until " + capabilities.replyUntil(conversation) + " but it is later");
    }
  }

  private void insert(
      Handle handle,
      Conversation conversation,
      MessageId message,
      ContactId contact,
      Writer writer,
      ReplyPost post,
      Instant now) {
    AgentId agent = writer.reader().agent();
    long sequence = conversations.nextSequence(handle, conversation.id());
    messages.insertOutbound(
        handle,
        new MessageRepository.Outbound(
            message,
            conversation.id(),
            sequence,
            contact,
            agent,
            writer.name(),
            text(post),
            post.clientMessageId(),
            now));
    deliveries.add(handle, message, conversation.id(), sequence, now);
    facts.sent(
        handle,
        new ChannelFact.MessageSent(
            conversation.entryPoint().domain(),
            conversation.id(),
            message,
            sequence,
            conversation.entryPoint().channel(),
            contact,
            agent,
            now));
  }
}
