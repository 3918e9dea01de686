package org.strowger.gateway.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.wire.Json;

/** Calls and their legs. */
@Singleton
public class CallRepository {

  /** False when the call is stored already: a repeated INVITE. */
  boolean insert(
      Handle handle,
      Call call,
      InstanceId instance,
      @Nullable String caller,
      @Nullable String customerLeg) {
    return handle
            .createUpdate(
                "insert into calls (contact_id, domain, conversation_id, instance, callback, stage,"
                    + " details, caller, customer_leg) values (:contact, :domain, :conversation,"
                    + " :instance, :callback, :stage, :details::jsonb, :caller, :leg::jsonb)"
                    + " on conflict do nothing")
            .bind("contact", call.contactId().value())
            .bind("domain", call.domain().value())
            .bind("conversation", call.conversationId().value())
            .bind("instance", instance.value())
            .bind("callback", call.callback())
            .bind("stage", call.stage().getClass().getSimpleName())
            .bind("details", json(call.stage()))
            .bind("caller", caller)
            .bind("leg", customerLeg)
            .execute()
        == 1;
  }

  /**
   * Stores where a call of this instance stands; one without legs is nobody's any more.
   *
   * @return false when another replica has taken the call over
   */
  boolean update(
      Handle handle,
      Call call,
      InstanceId instance,
      @Nullable String customerLeg,
      @Nullable String agentLeg) {
    boolean ended = call.stage() instanceof CallStage.Ended;
    return handle
            .createUpdate(
                "update calls set instance = case when :live then instance end,"
                    + " callback = :callback, line = :line, stage = :stage, details = :details::jsonb,"
                    + " customer_leg = :customer::jsonb, agent_leg = :agent::jsonb,"
                    + " caller = case when :ended then null else caller end, changed_at = now()"
                    + " where contact_id = :contact and instance = :instance")
            .bind("live", call.live())
            .bind("callback", call.callback())
            .bind("line", call.line())
            .bind("stage", call.stage().getClass().getSimpleName())
            .bind("details", json(call.stage()))
            .bind("customer", customerLeg)
            .bind("agent", agentLeg)
            .bind("ended", ended)
            .bind("contact", call.contactId().value())
            .bind("instance", instance.value())
            .execute()
        == 1;
  }

  boolean exists(Handle handle, ContactId contact) {
    return handle
        .createQuery("select exists (select 1 from calls where contact_id = :contact)")
        .bind("contact", contact.value())
        .mapTo(Boolean.class)
        .one();
  }

  /** Takes a call that waits for its callback; empty when another replica did, or none waits. */
  Optional<Call> claim(Handle handle, ContactId contact, InstanceId instance) {
    return handle
        .createQuery(
            "update calls set instance = :instance, changed_at = now() where contact_id = :contact"
                + " and instance is null and stage = 'AwaitingCallback' returning *")
        .bind("instance", instance.value())
        .bind("contact", contact.value())
        .map((row, _) -> call(row))
        .findOne();
  }

  /** The contact ended while nobody carried its call. */
  void end(Handle handle, ContactId contact) {
    handle
        .createUpdate(
            "update calls set stage = 'Ended', details = '{\"by\":\"CALLBACK\"}', caller = null,"
                + " changed_at = now()"
                + " where contact_id = :contact and instance is null and stage <> 'Ended'")
        .bind("contact", contact.value())
        .execute();
  }

  /** Where the customer can be dialled. */
  Optional<String> caller(Handle handle, ContactId contact) {
    return handle
        .createQuery("select caller from calls where contact_id = :contact and caller is not null")
        .bind("contact", contact.value())
        .mapTo(String.class)
        .findOne();
  }

  /** The calls a dead instance left, locked. */
  List<StoredCall> of(Handle handle, InstanceId instance) {
    return handle
        .createQuery("select * from calls where instance = :instance for update")
        .bind("instance", instance.value())
        .map(
            (row, _) ->
                new StoredCall(
                    call(row), row.getString("customer_leg"), row.getString("agent_leg")))
        .list();
  }

  /** Ended calls are kept for a while, so that a repeated INVITE is known. */
  int forget(Handle handle, Duration age) {
    return handle
        .createUpdate(
            "delete from calls where stage = 'Ended'"
                + " and changed_at < now() - make_interval(secs => :seconds)")
        .bind("seconds", (double) age.toSeconds())
        .execute();
  }

  private static Call call(ResultSet row) throws SQLException {
    return new Call(
        new ContactId(row.getString("contact_id")),
        new ConversationId(row.getString("conversation_id")),
        new DomainId(row.getString("domain")),
        row.getBoolean("callback"),
        row.getObject("line", Integer.class),
        stage(row.getString("stage"), row.getString("details")));
  }

  private static CallStage stage(String name, String details) {
    Class<? extends CallStage> kind =
        CallStage.KINDS.stream()
            .filter(one -> one.getSimpleName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Expected a stage but found another"));
    try {
      return Json.LOG.readValue(details, kind);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(CallStage stage) {
    try {
      return Json.LOG.writeValueAsString(stage);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A call with the legs as its process stored them. */
  record StoredCall(Call call, @Nullable String customerLeg, @Nullable String agentLeg) {}
}
