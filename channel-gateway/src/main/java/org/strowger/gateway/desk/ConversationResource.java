package org.strowger.gateway.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.contact.ReadingRight;
import org.strowger.gateway.contact.ReadingRight.Opened;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.customer.CustomerRepository;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.desk.ContactView.MessageView;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** A conversation to read, whoever has its contacts. */
@Path("/api/gateway/conversations/{conversationId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Refuses(status = 404, code = "not_found")
public class ConversationResource {

  private final GatewayDatabase database;
  private final ReadingRight right;
  private final ConversationRepository conversations;
  private final CustomerRepository customers;
  private final ConversationQueries queries;
  private final CurrentUser user;

  ConversationResource(
      GatewayDatabase database,
      ReadingRight right,
      ConversationRepository conversations,
      CustomerRepository customers,
      ConversationQueries queries,
      CurrentUser user) {
    this.database = database;
    this.right = right;
    this.conversations = conversations;
    this.customers = customers;
    this.queries = queries;
    this.user = user;
  }

  /**
   * Reads a part of a conversation, 50 messages at most: the latest when nothing is said. That who
   * does not hold it opened it is noted.
   *
   * @param before only messages with lower numbers
   * @param after only messages with higher numbers
   * @param around messages around this number
   */
  @GET
  @Allowed(Permission.CONTACT_READ)
  @Refuses(status = 400, code = "invalid_value")
  public ConversationView read(
      @PathParam("conversationId") String conversationId,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("around") @Nullable Long around) {
    ConversationId id = id(conversationId);
    ConversationPart part = ConversationPart.of(before, after, around);
    Reader reader = Reader.of(user);
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              if (!right.mayRead(handle, id, reader)) {
                throw unknown();
              }
              if (before == null && after == null) { // the next parts belong to the same opening
                right.note(handle, id, reader, new Opened(Opened.Kind.CONVERSATION, id.value()));
              }
              return conversations
                  .find(handle, id)
                  .map(found -> view(handle, found, part))
                  .orElseThrow(ConversationResource::unknown);
            });
  }

  private ConversationView view(Handle handle, Conversation conversation, ConversationPart part) {
    List<MessageView> messages = queries.part(handle, conversation.id(), part);
    return new ConversationView(
        conversation.id(),
        conversation.entryPoint().channel(),
        conversation.entryPoint().name(),
        conversation.subject(),
        conversation.customerId(),
        customers.name(handle, conversation.customerId()).orElse(null),
        messages,
        ConversationPart.older(messages),
        ConversationPart.newer(messages, conversation.lastSequence()));
  }

  private static ConversationId id(String text) {
    try {
      return new ConversationId(text);
    } catch (IllegalArgumentException _) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return Problem.notFound("Expected a conversation that concerns you");
  }
}
