package org.strowger.gateway.upload;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.MessageId;
import org.strowger.gateway.attachment.StoredFile;
import org.strowger.gateway.attachment.Verdict;
import org.strowger.gateway.channel.ChannelCapabilities.FileLimits;
import org.strowger.servicekit.problem.Problem;

/** What agents uploaded and have not sent; each is her own who uploaded it, for one contact. */
@Singleton
public class UploadRepository {

  private static final String OWN =
      " u.domain = :domain and u.contact_id = :contact and u.agent_id = :agent ";

  /** The file with this id, also when an answer of hers has taken it along. */
  Optional<Found> find(Handle handle, Owner owner, String id) {
    return handle
        .createQuery(
            "select u.id, u.name, f.sha256, f.size, f.type, f.verdict from uploads u"
                + " join files f on f.sha256 = u.sha256 where u.id = :id and"
                + OWN
                + "union all select a.id, a.name, f.sha256, f.size, f.type, f.verdict"
                + " from attachments a join files f on f.sha256 = a.sha256"
                + " join messages m on m.id = a.message_id where a.id = :id"
                + " and m.contact_id = :contact and m.author_id = :agent")
        .bindMap(owner.bindings())
        .bind("id", id)
        .map(
            (row, _) ->
                new Found(
                    row.getString(1),
                    row.getString(2),
                    new StoredFile(
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        Verdict.valueOf(row.getString(6)))))
        .findOne();
  }

  /** How much of hers waits to be sent with the next answer of this contact. */
  Waiting waiting(Handle handle, Owner owner) {
    return handle
        .createQuery("select count(*), coalesce(sum(u.size), 0) from uploads u where" + OWN)
        .bindMap(owner.bindings())
        .map((row, _) -> new Waiting(row.getInt(1), row.getLong(2)))
        .one();
  }

  void add(Handle handle, Owner owner, String id, String name, String sha256, long size) {
    handle
        .createUpdate(
            "insert into uploads (id, domain, contact_id, agent_id, name, size, sha256)"
                + " values (:id, :domain, :contact, :agent, :name, :size, :sha256)"
                + " on conflict do nothing")
        .bindMap(owner.bindings())
        .bind("id", id)
        .bind("name", name)
        .bind("size", size)
        .bind("sha256", sha256)
        .execute();
  }

  /** One after the other: what waits is counted before it grows. */
  void lock(Handle handle, Owner owner) {
    handle
        .createQuery("select pg_advisory_xact_lock(hashtextextended(:key, 18))")
        .bind("key", owner.contact().value() + " " + owner.agent().value())
        .map((_, _) -> true)
        .one();
  }

  boolean remove(Handle handle, Owner owner, String id) {
    return handle
            .createUpdate("delete from uploads u where u.id = :id and" + OWN)
            .bindMap(owner.bindings())
            .bind("id", id)
            .execute()
        == 1;
  }

  /**
   * Makes uploads attachments of an answer that is stored.
   *
   * @param limits of the channel; null when it takes no files
   * @throws Problem 409 when one is not hers or is gone, or when they are beyond the limits
   */
  public void attach(
      Handle handle,
      Owner owner,
      List<String> ids,
      MessageId message,
      @Nullable FileLimits limits) {
    if (ids.isEmpty()) {
      return;
    }
    requireWithin(limits, ids.size(), 0);
    long size = 0;
    for (int position = 0; position < ids.size(); position++) {
      size += attach(handle, owner, ids.get(position), message, position);
    }
    requireWithin(limits, ids.size(), size);
  }

  /** Within what a channel takes with one answer. */
  static FileLimits requireWithin(@Nullable FileLimits limits, int count, long size) {
    if (limits == null) {
      throw Problem.conflict(
          "channel_takes_no_files", "Expected a channel that takes files but this one takes none");
    }
    if (count > limits.most()) {
      throw Problem.conflict(
          "too_many_attachments",
          "Expected at most " + limits.most() + " files but there are " + count);
    }
    if (size > limits.mostBytes()) {
      throw Problem.conflict(
          "attachments_too_large",
          "Expected at most " + limits.mostBytes() + " bytes of files but there are " + size);
    }
    return limits;
  }

  private long attach(Handle handle, Owner owner, String id, MessageId message, int position) {
    return handle
        .createQuery(
            "with taken as (delete from uploads u where u.id = :id and"
                + OWN
                + "returning u.id, u.name, u.size, u.sha256),"
                + " kept as (insert into attachments (id, message_id, position, name, type, size,"
                + " sha256) select t.id, :message, :position, t.name, f.type, t.size, t.sha256"
                + " from taken t join files f on f.sha256 = t.sha256 returning size)"
                + " select size from kept")
        .bindMap(owner.bindings())
        .bind("id", id)
        .bind("message", message.value())
        .bind("position", position)
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(
            () ->
                Problem.conflict(
                    "unknown_attachment",
                    "Expected a file that you uploaded for this contact but it is gone"));
  }

  /** Whose upload it is, and for what. */
  public record Owner(DomainId domain, ContactId contact, AgentId agent) {

    Map<String, Object> bindings() {
      return Map.of("domain", domain.value(), "contact", contact.value(), "agent", agent.value());
    }
  }

  record Found(String id, String name, StoredFile content) {}

  record Waiting(int count, long size) {}
}
