package org.strowger.gateway.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.channel.Channels;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ReadingRight;
import org.strowger.gateway.contact.ReadingRight.Opened;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.customer.CustomerRepository;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.desk.ContactView.CustomerView;
import org.strowger.gateway.desk.ContactView.IdentityView;
import org.strowger.gateway.desk.ContactView.MessageView;
import org.strowger.gateway.live.CustomerState;
import org.strowger.gateway.live.LiveStates;
import org.strowger.gateway.topics.RoutingEventsConsumer;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** A contact's conversation, for the agent who is offered or has it and for supervisors. */
@Path("/api/gateway/contacts/{contactId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Refuses(status = 404, code = "not_found")
public class ContactResource {

  private final GatewayDatabase database;
  private final ContactAccess access;
  private final ReadingRight right;
  private final ConversationRepository conversations;
  private final CustomerRepository customers;
  private final ConversationQueries queries;
  private final RoutingEventsConsumer routingEvents;
  private final LiveStates live;
  private final Channels channels;
  private final Replies replies;
  private final CurrentUser user;

  public ContactResource(
      GatewayDatabase database,
      ContactAccess access,
      ReadingRight right,
      ConversationRepository conversations,
      CustomerRepository customers,
      ConversationQueries queries,
      RoutingEventsConsumer routingEvents,
      LiveStates live,
      Channels channels,
      Replies replies,
      CurrentUser user) {
    this.database = database;
    this.access = access;
    this.right = right;
    this.conversations = conversations;
    this.customers = customers;
    this.queries = queries;
    this.routingEvents = routingEvents;
    this.live = live;
    this.channels = channels;
    this.replies = replies;
    this.user = user;
  }

  /**
   * Reads a contact: its conversation, its customer and what is going on.
   *
   * @param at the offset of a command whose effect must be seen, if it can be soon
   */
  @GET
  @Allowed(Permission.CONTACT_READ)
  public ContactView read(
      @PathParam("contactId") String contactId, @QueryParam("at") @Nullable Long at) {
    ContactId contact = id(contactId);
    Reader reader = Reader.of(user);
    if (at != null) {
      routingEvents.await(reader.domain(), at);
    }
    return database
        .jdbi()
        .inTransaction(
            handle ->
                access
                    .readable(handle, contact, reader)
                    .flatMap(found -> conversations.find(handle, found))
                    .map(found -> view(handle, contact, found, reader))
                    .orElseThrow(ContactResource::unknown));
  }

  /**
   * Answers the customer. The same answer posted again is sent once.
   *
   * @return The stored answer; its delivery is told by the feed.
   */
  @POST
  @Path("/replies")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Permission.CONTACT_REPLY)
  @ResponseStatus(201)
  @Refuses(status = 400, code = "text_too_long")
  @Refuses(
      status = 409,
      code = {
        "attachments_too_large",
        "channel_takes_no_files",
        "channel_takes_no_text",
        "do_not_contact",
        "message_id_used",
        "newer_message",
        "not_your_contact",
        "reply_window_closed",
        "too_many_attachments",
        "unknown_attachment"
      })
  public MessageView reply(@PathParam("contactId") String contactId, ReplyPost post) {
    if (post == null) {
      throw Problem.badRequest("malformed_json", "Expected a reply but found nothing");
    }
    return replies.send(id(contactId), new Replies.Writer(Reader.of(user), user.name()), post);
  }

  private ContactView view(
      Handle handle, ContactId contact, Conversation conversation, Reader reader) {
    ConversationId id = conversation.id();
    right.note(handle, id, reader, new Opened(Opened.Kind.CONTACT, contact.value()));
    LiveStates.Found state = live.find(handle, contact);
    CustomerState there = state.customer();
    return new ContactView(
        contact,
        id,
        conversation.entryPoint().channel(),
        conversation.entryPoint().name(),
        queries.language(handle, id).orElse(null),
        customer(handle, conversation),
        queries.possibleReplyTo(handle, id).orElse(null),
        queries.messages(handle, id),
        access.holds(handle, contact, reader.agent()),
        ComposerView.of(channels.capabilities(conversation.entryPoint().provider()), conversation),
        there == null ? null : there.presence(),
        there == null ? null : there.awaySince(),
        state.call());
  }

  private CustomerView customer(Handle handle, Conversation conversation) {
    List<IdentityView> identities =
        customers.identities(handle, conversation.customerId()).stream()
            .map(identity -> new IdentityView(identity.kind(), identity.value()))
            .toList();
    return new CustomerView(
        conversation.customerId(),
        customers.name(handle, conversation.customerId()).orElse(null),
        identities,
        queries.answerAddress(handle, conversation.id()).orElse(null));
  }

  private static ContactId id(String text) {
    try {
      return new ContactId(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return Problem.notFound("Expected a contact that concerns you");
  }
}
