package org.strowger.gateway.email;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.fact.CustomerFact.ContactPurpose;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.CustomerId;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.Conversation;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.conversation.ConversationRepository.NewConversation;
import org.strowger.gateway.customer.ContactPermissions;
import org.strowger.gateway.customer.CustomerProfiles;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.customer.KnownBy;
import org.strowger.gateway.customer.desk.CustomerAccess;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.text.PlainText;
import org.strowger.servicekit.access.User;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/**
 * Begins conversations that agents want to have with customers by mail. The agent then starts the
 * contact at the router, which says whether she has room for it, and writes in it as in any other.
 */
@Singleton
public class NewMails {

  private final GatewayDatabase database;
  private final CustomerAccess access;
  private final CustomerProfiles profiles;
  private final ContactPermissions permissions;
  private final ConversationRepository conversations;
  private final Mailboxes mailboxes;
  private final KeyedIds ids;

  NewMails(
      GatewayDatabase database,
      CustomerAccess access,
      CustomerProfiles profiles,
      ContactPermissions permissions,
      ConversationRepository conversations,
      Mailboxes mailboxes,
      KeyedIds ids) {
    this.database = database;
    this.access = access;
    this.profiles = profiles;
    this.permissions = permissions;
    this.conversations = conversations;
    this.mailboxes = mailboxes;
    this.ids = ids;
  }

  /**
   * The conversation, which has no message yet.
   *
   * @throws Problem 404 when customer, address or mailbox are not hers to use, 409 when the
   *     customer does not want mail or another mail was begun with the same id
   */
  BegunMail begin(User user, NewMail mail) {
    return database.jdbi().inTransaction(handle -> begin(handle, user, mail));
  }

  private BegunMail begin(Handle handle, User user, NewMail mail) {
    DomainId domain = user.domain();
    CustomerId customer = access.known(handle, user, mail.customerId());
    Identity to = recipient(handle, customer, mail.identity());
    permissions.require(handle, customer, ChannelType.EMAIL, ContactPurpose.SERVICE);
    Mailbox from =
        mailboxes
            .named(mail.mailbox())
            .filter(each -> each.domain().equals(domain))
            .orElseThrow(() -> Problem.notFound("Expected a mailbox of your domain"));
    AgentId agent = user.id();
    ConversationId id =
        ids.conversation("new-mail", domain.value(), agent.value(), mail.clientId());
    String subject = CardNumbers.redact(PlainText.line(mail.subject()));
    var created = new NewConversation(id, from.entryPoint(), customer, null, subject, null, null);
    if (conversations.create(handle, created).isPresent()) {
      conversations.begin(handle, id, domain, agent, to);
    }
    Conversation begun = conversations.lock(handle, id);
    if (!conversations.isBegunWith(handle, id, domain, agent, to)
        || !subject.equals(begun.subject())
        || !begun.entryPoint().equals(from.entryPoint())) {
      throw Problem.conflict(
          "message_id_used",
          "Expected the mail that was begun with this clientId but it is another");
    }
    conversations.admit(handle, begun, List.of(to));
    return new BegunMail(id, customer);
  }

  private Identity recipient(Handle handle, CustomerId customer, String ref) {
    return profiles
        .identity(handle, customer, ref)
        .map(CustomerProfiles.KnownIdentity::identity)
        .filter(identity -> identity.kind().equals(KnownBy.EMAIL))
        .orElseThrow(() -> Problem.notFound("Expected a mail address of this customer"));
  }

  /**
   * What the router is asked with.
   *
   * @param customerId by whom the customer is found
   */
  public record BegunMail(ConversationId conversationId, CustomerId customerId) {}
}
