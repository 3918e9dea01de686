package org.strowger.gateway.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.attachment.FileScans;
import org.strowger.gateway.attachment.StoredFile;
import org.strowger.gateway.attachment.Verdict;
import org.strowger.gateway.desk.ContactView.AttachmentView;

/** What the desk reads of the files of messages. */
@Singleton
public class FileQueries {

  private static final String SELECT =
      "select a.message_id, a.id, a.name, f.type, a.size, f.verdict, f.sha256, m.conversation_id"
          + " from attachments a join files f on f.sha256 = a.sha256"
          + " join messages m on m.id = a.message_id ";

  private final FileScans scans;

  FileQueries(FileScans scans) {
    this.scans = scans;
  }

  /** The files of each message of a conversation. */
  Map<String, List<AttachmentView>> of(Handle handle, ConversationId conversation) {
    return handle
        .createQuery(SELECT + "where m.conversation_id = :id order by a.message_id, a.position")
        .bind("id", conversation.value())
        .map((row, _) -> Map.entry(row.getString("message_id"), view(row)))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  List<AttachmentView> of(Handle handle, MessageId message) {
    return handle
        .createQuery(SELECT + "where a.message_id = :id order by a.position")
        .bind("id", message.value())
        .map((row, _) -> view(row))
        .list();
  }

  Optional<Found> find(Handle handle, String attachment) {
    return handle
        .createQuery(SELECT + "where a.id = :id")
        .bind("id", attachment)
        .map(
            (row, _) ->
                new Found(
                    row.getString("conversation_id"),
                    row.getString("name"),
                    new StoredFile(
                        row.getString("sha256"),
                        row.getLong("size"),
                        row.getString("type"),
                        Verdict.valueOf(row.getString("verdict")))))
        .findOne();
  }

  private AttachmentView view(ResultSet row) throws SQLException {
    return new AttachmentView(
        row.getString("id"),
        row.getString("name"),
        row.getString("type"),
        row.getLong("size"),
        scans.told(Verdict.valueOf(row.getString("verdict"))));
  }

  /** A file and the conversation it is in. */
  record Found(String conversation, String name, StoredFile content) {}
}
