package org.strowger.gateway.upload;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.attachment.FileScans;
import org.strowger.gateway.attachment.FileStore;
import org.strowger.gateway.attachment.FileTypes;
import org.strowger.gateway.attachment.NewFile;
import org.strowger.gateway.attachment.Spool;
import org.strowger.gateway.channel.ChannelCapabilities.FileLimits;
import org.strowger.gateway.channel.Channels;
import org.strowger.gateway.contact.ContactAccess;
import org.strowger.gateway.contact.ContactAccess.Reader;
import org.strowger.gateway.conversation.ConversationRepository;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.text.PlainText;
import org.strowger.gateway.upload.UploadRepository.Found;
import org.strowger.gateway.upload.UploadRepository.Owner;
import org.strowger.gateway.upload.UploadRepository.Waiting;
import org.strowger.servicekit.problem.Problem;
import org.strowger.servicekit.text.CardNumbers;

/**
 * Takes agents' files: what they may be is asked before a byte is read, what they are when all are
 * here. The same client id again is the same file.
 */
@Singleton
class Uploads {

  private static final int AT_ONCE = 32;
  private static final int RETRY_SECONDS = 3;

  private final GatewayDatabase database;
  private final ContactAccess access;
  private final ConversationRepository conversations;
  private final Channels channels;
  private final UploadRepository uploads;
  private final FileStore files;
  private final FileScans scans;
  private final KeyedIds ids;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Uploads(
      GatewayDatabase database,
      ContactAccess access,
      ConversationRepository conversations,
      Channels channels,
      UploadRepository uploads,
      FileStore files,
      FileScans scans,
      KeyedIds ids) {
    this.database = database;
    this.access = access;
    this.conversations = conversations;
    this.channels = channels;
    this.uploads = uploads;
    this.files = files;
    this.scans = scans;
    this.ids = ids;
  }

  /**
   * The stored file.
   *
   * @param announced how many bytes the client says that come
   */
  UploadView take(Owner owner, String clientId, String name, long announced, InputStream body)
      throws IOException {
    String id =
        "at-" + ids.derive("upload", owner.contact().value(), owner.agent().value(), clientId);
    Optional<Found> before = asHolder(owner, (handle, _) -> uploads.find(handle, owner, id));
    if (before.isPresent()) {
      return view(same(before.get(), announced));
    }
    asHolder(owner, (handle, limits) -> requireRoom(handle, owner, limits, announced));
    if (!free.tryAcquire()) {
      throw Problem.unavailable(
          "too_many_uploads", "Expected fewer uploads at once but there are many", RETRY_SECONDS);
    }
    try (Spool spool = Spool.read(body, announced)) {
      if (spool.size() != announced) {
        throw Problem.badRequest(
            "body_incomplete", "Expected a whole body but it has another size");
      }
      return store(owner, id, name, spool.file());
    } finally {
      free.release();
    }
  }

  private UploadView store(Owner owner, String id, String name, NewFile file) {
    if (FileTypes.isProgram(file.type())) {
      throw Problem.of(
          415, "file_type_refused", "Expected a document but it is a program: " + file.type());
    }
    String safe = CardNumbers.redact(PlainText.fileName(name, "file"));
    return asHolder(
        owner,
        (handle, limits) -> {
          uploads.lock(handle, owner);
          Optional<Found> before = uploads.find(handle, owner, id);
          if (before.isPresent()) {
            return view(same(before.get(), file.size()));
          }
          requireRoom(handle, owner, limits, file.size());
          files.store(handle, List.of(file));
          uploads.add(handle, owner, id, safe, file.sha256(), file.size());
          return view(uploads.find(handle, owner, id).orElseThrow());
        });
  }

  /** Takes back what was not sent; nothing when it is gone already. */
  void remove(Owner owner, String id) {
    asHolder(owner, (handle, _) -> uploads.remove(handle, owner, id));
  }

  /** Does something for an agent who has the contact now; the limits are its channel's. */
  private <T> T asHolder(Owner owner, BiFunction<Handle, @Nullable FileLimits, T> work) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              var reader = new Reader(owner.agent(), owner.domain(), false);
              ConversationId conversation =
                  access
                      .readable(handle, owner.contact(), reader)
                      .orElseThrow(() -> Problem.notFound("Expected a contact that concerns you"));
              if (!access.holds(handle, owner.contact(), owner.agent())) {
                throw Problem.conflict(
                    "not_your_contact", "Expected a contact you are engaged with but you are not");
              }
              var provider =
                  conversations.find(handle, conversation).orElseThrow().entryPoint().provider();
              return work.apply(handle, channels.capabilities(provider).files());
            });
  }

  private Waiting requireRoom(Handle handle, Owner owner, @Nullable FileLimits limits, long size) {
    Waiting waiting = uploads.waiting(handle, owner);
    UploadRepository.requireWithin(limits, waiting.count() + 1, waiting.size() + size);
    return waiting;
  }

  private static Found same(Found before, long size) {
    if (before.content().size() != size) {
      throw Problem.conflict(
          "upload_id_used", "Expected the file that came with this clientId but it is another");
    }
    return before;
  }

  private UploadView view(Found found) {
    return new UploadView(
        found.id(),
        found.name(),
        found.content().type(),
        found.content().size(),
        scans.told(found.content().verdict()));
  }
}
