package org.strowger.gateway.email;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.strowger.gateway.channel.InboundStore;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Returns;
import org.strowger.servicekit.problem.Problem;

/** The mails that no contact was made of, for those who can decide otherwise. */
@Path("/api/gateway/parked-mails")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allowed(Permission.MAIL_SETTLE)
public class ParkedMailResource {

  private final GatewayDatabase database;
  private final InboundStore store;
  private final EmailStore mails;
  private final ParkedMails parked;
  private final CurrentUser user;

  ParkedMailResource(
      GatewayDatabase database,
      InboundStore store,
      EmailStore mails,
      ParkedMails parked,
      CurrentUser user) {
    this.database = database;
    this.store = store;
    this.mails = mails;
    this.parked = parked;
    this.user = user;
  }

  /** Lists those of the user's domain that nobody settled, the oldest first; 100 at most. */
  @GET
  public List<ParkedMail> list() {
    return database.jdbi().withHandle(handle -> parked.waiting(handle, user.domain()));
  }

  /** The mail as it came. */
  @GET
  @Path("{id}/content")
  @Produces("message/rfc822")
  @Returns(body = String.class, type = "message/rfc822")
  @Refuses(status = 404, code = "not_found")
  public byte[] content(@PathParam("id") String id) {
    return database
        .jdbi()
        .withHandle(handle -> parked.content(handle, user.domain(), id))
        .orElseThrow(ParkedMailResource::notFound);
  }

  /** Makes a contact of it, as if a customer had written it. */
  @POST
  @Path("{id}/route")
  @Refuses(status = 404, code = "not_found")
  public void route(@PathParam("id") String id) {
    settle(id, "ROUTED");
  }

  /** It is nobody's message: it leaves the list. */
  @POST
  @Path("{id}/dismiss")
  @Refuses(status = 404, code = "not_found")
  public void dismiss(@PathParam("id") String id) {
    settle(id, "DISMISSED");
  }

  private void settle(String id, String as) {
    boolean settled =
        store.inTransaction(
            handle ->
                parked
                    .settle(handle, user.domain(), id, as, user.userId().value())
                    .map(
                        mail -> {
                          if (as.equals("ROUTED")) {
                            mails.storeAnyway(handle, mail);
                          }
                          return true;
                        })
                    .orElse(false));
    if (!settled) {
      throw notFound();
    }
  }

  private static Problem notFound() {
    return Problem.notFound("Expected a parked mail that nobody settled");
  }
}
