package org.strowger.embedded.demo;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.access.Open;
import org.strowger.servicekit.problem.Problem;

/** The mails of a customer of the demo. */
@Path("/demo/mails")
@Produces(MediaType.APPLICATION_JSON)
@Open("this machine only, and only while the demo's passwords are in force")
@FromThisMachine
@RunOnVirtualThread
public final class MailResource {

  private static final int RETRY_SECONDS = 2;

  private final CustomersMail mail;

  MailResource(CustomersMail mail) {
    this.mail = mail;
  }

  /** Sends it as any mail program does: by SMTP, to the exchange's listener. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response send(CustomerMail written) {
    try {
      mail.send(written);
      return Response.status(Response.Status.ACCEPTED).build();
    } catch (SendFailedException _) {
      throw Problem.unprocessable(
          "mail_refused", "Expected a mail that the exchange takes but it refused it", List.of());
    } catch (MessagingException _) {
      throw Problem.unavailable(
          "mail_not_taken", "Expected the exchange to take the mail but it did not", RETRY_SECONDS);
    }
  }

  /** What lies in the customer's mailbox, oldest first. */
  @GET
  public List<CustomersMail.Received> mailbox(@QueryParam("address") @Nullable String address) {
    if (address == null || !CustomerMail.CUSTOMER.matcher(address).matches()) {
      throw Problem.badRequest("invalid_value", "Expected address at example.com");
    }
    try {
      return mail.mailbox(address);
    } catch (MessagingException | IOException _) {
      throw Problem.unavailable(
          "mailbox_unreachable", "Expected to read the mailbox but could not", RETRY_SECONDS);
    }
  }
}
