package org.strowger.gateway.email;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.problem.Problem;

/** Mails that agents write by themselves. */
@Path("/api/gateway/mails")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allowed(Permission.CONTACT_REPLY)
public class NewMailResource {

  private final NewMails mails;
  private final Mailboxes mailboxes;
  private final CurrentUser user;

  NewMailResource(NewMails mails, Mailboxes mailboxes, CurrentUser user) {
    this.mails = mails;
    this.mailboxes = mailboxes;
    this.user = user;
  }

  /** Lists the addresses of the user's domain that a mail can be sent from. */
  @GET
  @Path("senders")
  public List<Sender> senders() {
    return mailboxes.of(user.domain()).stream()
        .map(each -> new Sender(each.name(), each.address(), each.fromName()))
        .toList();
  }

  /**
   * Begins a conversation with a customer by mail. Nothing is sent: the user starts the contact at
   * the router with what she gets here, and then writes in it.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(201)
  @Refuses(status = 404, code = "not_found")
  @Refuses(
      status = 409,
      code = {"do_not_contact", "message_id_used"})
  public NewMails.BegunMail begin(@Nullable NewMail mail) {
    if (mail == null) {
      throw Problem.badRequest("malformed_json", "Expected a mail but found nothing");
    }
    return mails.begin(user.user(), mail);
  }

  /**
   * An address of ours.
   *
   * @param fromName shown beside it; null for none
   */
  public record Sender(String mailbox, String address, @Nullable String fromName) {}
}
