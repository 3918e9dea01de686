package org.strowger.gateway.chat;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;

/** Visitors, their tokens and tickets. */
@Singleton
class VisitorRepository {

  void insert(Handle handle, Visitor visitor, Widget widget, @Nullable String identityRef) {
    handle
        .createUpdate(
            "insert into visitors (id, domain, widget, conversation_id, identity_ref, user_id,"
                + " user_name, user_tier, user_email, user_phone) values (:id, :domain, :widget,"
                + " :conversation, :ref, :user, :name, :tier, :email, :phone)")
        .bind("id", visitor.id())
        .bind("domain", widget.entryPoint().domain().value())
        .bind("widget", widget.id())
        .bind("conversation", visitor.conversation().value())
        .bind("ref", identityRef)
        .bind("user", visitor.user() == null ? null : visitor.user().id())
        .bind("name", visitor.user() == null ? null : visitor.user().name())
        .bind("tier", visitor.tier())
        .bind("email", visitor.user() == null ? null : visitor.user().email())
        .bind("phone", visitor.user() == null ? null : visitor.user().phone())
        .execute();
  }

  void identify(Handle handle, String visitor, SiteUser user, String identityRef) {
    handle
        .createUpdate(
            "update visitors set identity_ref = :ref, user_id = :user,"
                + " user_name = coalesce(:name, user_name), user_tier = :tier,"
                + " user_email = :email, user_phone = :phone,"
                + " seen_at = now() where id = :id")
        .bind("ref", identityRef)
        .bind("user", user.id())
        .bind("name", user.name())
        .bind("tier", user.tier())
        .bind("email", user.email())
        .bind("phone", user.phone())
        .bind("id", visitor)
        .execute();
  }

  Optional<Visitor> byToken(Handle handle, Widget widget, Secret token) {
    return handle
        .createQuery(
            "update visitors v set seen_at = now() from visitor_tokens t"
                + " where t.visitor_id = v.id and t.hash = :hash and v.domain = :domain"
                + " and v.widget = :widget returning v.*")
        .bind("hash", token.hash())
        .bind("domain", widget.entryPoint().domain().value())
        .bind("widget", widget.id())
        .map((row, _) -> visitor(row))
        .findOne();
  }

  /** The one the site's user was last. */
  Optional<Visitor> byIdentity(Handle handle, Widget widget, String identityRef) {
    return handle
        .createQuery(
            "select * from visitors where domain = :domain and widget = :widget"
                + " and identity_ref = :ref order by seen_at desc, id limit 1")
        .bind("domain", widget.entryPoint().domain().value())
        .bind("widget", widget.id())
        .bind("ref", identityRef)
        .map((row, _) -> visitor(row))
        .findOne();
  }

  void addToken(Handle handle, String visitor, Secret token) {
    handle
        .createUpdate("insert into visitor_tokens (hash, visitor_id) values (:hash, :visitor)")
        .bind("hash", token.hash())
        .bind("visitor", visitor)
        .execute();
  }

  void addTicket(Handle handle, String visitor, Secret ticket, Duration validity) {
    handle.execute("delete from chat_tickets where expires_at < now() - interval '1 minute'");
    handle
        .createUpdate(
            "insert into chat_tickets (hash, visitor_id, expires_at) values (:hash, :visitor,"
                + " now() + make_interval(secs => :seconds))")
        .bind("hash", ticket.hash())
        .bind("visitor", visitor)
        .bind("seconds", (double) validity.toSeconds())
        .execute();
  }

  /** Whose ticket it is; from now on it is nobody's. */
  Optional<Visitor> redeem(Handle handle, Widget widget, Secret ticket) {
    return handle
        .createQuery(
            "with used as (delete from chat_tickets where hash = :hash"
                + " returning visitor_id, expires_at) select v.* from visitors v join used u"
                + " on u.visitor_id = v.id where u.expires_at > now() and v.domain = :domain"
                + " and v.widget = :widget")
        .bind("hash", ticket.hash())
        .bind("domain", widget.entryPoint().domain().value())
        .bind("widget", widget.id())
        .map((row, _) -> visitor(row))
        .findOne();
  }

  private static Visitor visitor(ResultSet row) throws SQLException {
    String user = row.getString("user_id");
    return new Visitor(
        row.getString("id"),
        row.getString("widget"),
        new ConversationId(row.getString("conversation_id")),
        user == null
            ? null
            : new SiteUser(
                user,
                row.getString("user_name"),
                row.getString("user_tier"),
                row.getString("user_email"),
                row.getString("user_phone")));
  }
}
