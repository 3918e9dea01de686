package org.strowger.gateway.attachment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.strowger.gateway.database.GatewayDatabase;

/**
 * Contents of files in PostgreSQL, in chunks, each content once. They are stored in the transaction
 * of the message they came with, and so are there when it is acknowledged, for every replica.
 */
@Singleton
public class FileStore {

  static final int CHUNK = 256 * 1024;

  private final GatewayDatabase database;

  FileStore(GatewayDatabase database) {
    this.database = database;
  }

  /** Stores what is not there yet; always in one order, so that two transactions never cross. */
  public void store(Handle handle, Collection<NewFile> files) {
    files.stream()
        .sorted(Comparator.comparing(NewFile::sha256))
        .forEachOrdered(file -> store(handle, file));
  }

  /**
   * Who uses a file holds its row: what removes unused ones waits, and then sees that it is not.
   */
  private static void store(Handle handle, NewFile file) {
    boolean isNew =
        handle
            .createQuery(
                "insert into files as f (sha256, size, type) values (:sha256, :size, :type)"
                    + " on conflict (sha256) do update set used_at = now()"
                    + " returning xmax = 0")
            .bind("sha256", file.sha256())
            .bind("size", file.size())
            .bind("type", file.type())
            .mapTo(Boolean.class)
            .one();
    if (isNew) {
      insertChunks(handle, file);
    }
  }

  private static void insertChunks(Handle handle, NewFile file) {
    try (InputStream content = file.source().open()) {
      int position = 0;
      byte[] chunk = content.readNBytes(CHUNK);
      do {
        try (PreparedBatch batch =
            handle.prepareBatch(
                "insert into file_chunks (sha256, position, content)"
                    + " values (:sha256, :position, :content)")) {
          for (int i = 0; i < 8 && (chunk.length > 0 || position == 0); i++) {
            batch
                .bind("sha256", file.sha256())
                .bind("position", position++)
                .bind("content", chunk)
                .add();
            chunk = content.readNBytes(CHUNK);
          }
          batch.execute();
        }
      } while (chunk.length > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<StoredFile> find(Handle handle, String sha256) {
    return handle
        .createQuery("select sha256, size, type, verdict from files where sha256 = :sha256")
        .bind("sha256", sha256)
        .map(
            (row, _) ->
                new StoredFile(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    Verdict.valueOf(row.getString(4))))
        .findOne();
  }

  /**
   * Writes a content, chunk by chunk; no connection is held while a slow reader takes one.
   *
   * @throws IOException when the reader leaves, or when the content is not whole
   */
  public void write(StoredFile file, OutputStream out) throws IOException {
    long written = 0;
    for (int position = 0; written < file.size(); position++) {
      byte[] chunk = chunk(file.sha256(), position);
      out.write(chunk);
      written += chunk.length;
    }
  }

  private byte[] chunk(String sha256, int position) throws IOException {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select content from file_chunks"
                            + " where sha256 = :sha256 and position = :position")
                    .bind("sha256", sha256)
                    .bind("position", position)
                    .mapTo(byte[].class)
                    .findOne())
        .orElseThrow(() -> new IOException("Expected chunk " + position + " but found none"));
  }

  /** Forgets what no message and no upload has had for a day; how many. */
  int removeUnused(Handle handle) {
    return handle
        .createUpdate(
            "delete from files f where f.used_at < now() - interval '1 day'"
                + " and not exists (select 1 from attachments a where a.sha256 = f.sha256)"
                + " and not exists (select 1 from uploads u where u.sha256 = f.sha256)")
        .execute();
  }
}
