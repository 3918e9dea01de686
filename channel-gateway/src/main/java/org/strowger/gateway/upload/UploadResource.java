package org.strowger.gateway.upload;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.upload.UploadRepository.Owner;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.CurrentUser;
import org.strowger.servicekit.access.Permission;
import org.strowger.servicekit.api.Refuses;
import org.strowger.servicekit.api.Takes;
import org.strowger.servicekit.disk.DiskSpace;
import org.strowger.servicekit.problem.Problem;

/** Files that an agent wants to send, for her who has the contact. */
@Path("/api/gateway/contacts/{contactId}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Allowed(Permission.CONTACT_REPLY)
@Refuses(status = 404, code = "not_found")
@Refuses(status = 409, code = "not_your_contact")
public class UploadResource {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int LONGEST_NAME = 1_000;

  private final Uploads uploads;
  private final DiskSpace disk;
  private final CurrentUser user;

  UploadResource(Uploads uploads, DiskSpace disk, CurrentUser user) {
    this.uploads = uploads;
    this.disk = disk;
    this.user = user;
  }

  /**
   * Takes a file that a reply may name then. The same {@code clientId} again is the same file. What
   * waits to be sent counts towards the limits of the contact's channel, which its composer says.
   *
   * @param clientId chosen by the desk
   * @param name as the agent calls it; it is cleaned
   */
  @POST
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @ResponseStatus(201)
  @Refuses(
      status = 400,
      code = {"body_incomplete", "invalid_value"})
  @Refuses(
      status = 409,
      code = {
        "attachments_too_large",
        "channel_takes_no_files",
        "too_many_attachments",
        "upload_id_used"
      })
  @Refuses(status = 411, code = "length_required")
  @Refuses(status = 415, code = "file_type_refused")
  @Refuses(
      status = 503,
      code = {"storage_full", "too_many_uploads"})
  public UploadView upload(
      @PathParam("contactId") String contactId,
      @QueryParam("clientId") @Bounds(form = "[A-Za-z0-9-]{8,64}") @Nullable String clientId,
      @QueryParam("name") @Bounds(max = LONGEST_NAME) @Nullable String name,
      @Context HttpHeaders headers,
      @Takes(String.class) InputStream body)
      throws IOException {
    if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
      throw Problem.invalid(
          "/clientId",
          new IllegalArgumentException(
              "Expected clientId of 8–64 letters, digits and - but it is another"));
    }
    if (name != null && name.length() > LONGEST_NAME) {
      throw Problem.invalid(
          "/name",
          new IllegalArgumentException(
              "Expected name of at most " + LONGEST_NAME + " characters but it is longer"));
    }
    int length = headers.getLength();
    if (length < 0) {
      throw Problem.of(411, "length_required", "Expected the length of the file but found none");
    }
    disk.requireRoom();
    try {
      return uploads.take(owner(contactId), clientId, name == null ? "" : name, length, body);
    } catch (Problem refusal) {
      // read and dropped: a browser that is cut off while it sends hears no answer
      body.transferTo(OutputStream.nullOutputStream());
      throw refusal;
    }
  }

  /** Takes back a file that was not sent; also when it is gone already. */
  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("contactId") String contactId, @PathParam("id") String id) {
    uploads.remove(owner(contactId), id);
  }

  private Owner owner(String contactId) {
    try {
      return new Owner(user.domain(), new ContactId(contactId), user.userId());
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("Expected a contact that concerns you");
    }
  }
}
