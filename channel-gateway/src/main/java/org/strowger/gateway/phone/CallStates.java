package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.live.CallState;
import org.strowger.gateway.live.LiveState;
import org.strowger.gateway.live.LiveStateSource;
import org.strowger.gateway.live.ReplicaSignal;

/** What desks show of calls. */
@Singleton
public class CallStates implements LiveStateSource {

  /** Call it in the transaction of the fact; the desks of the contact are told after the commit. */
  public void put(Handle handle, ContactId contact, CallState call) {
    handle
        .createUpdate(
            "insert into call_states (contact_id, state, since, held_by, ended_by)"
                + " values (:id, :state, :since, :heldBy, :endedBy)"
                + " on conflict (contact_id) do update set state = excluded.state,"
                + " since = excluded.since, held_by = excluded.held_by,"
                + " ended_by = excluded.ended_by")
        .bind("id", contact.value())
        .bind("state", call.state().name())
        .bind("since", call.since())
        .bind("heldBy", call.heldBy() == null ? null : call.heldBy().name())
        .bind("endedBy", call.endedBy() == null ? null : call.endedBy().name())
        .execute();
    ReplicaSignal.send(handle, new ReplicaSignal.ContactChanged(contact));
  }

  @Override
  public Optional<LiveState> find(Handle handle, ContactId contact) {
    return handle
        .createQuery("select * from call_states where contact_id = :id")
        .bind("id", contact.value())
        .map((row, _) -> (LiveState) call(row))
        .findOne();
  }

  private static CallState call(ResultSet row) throws SQLException {
    String heldBy = row.getString("held_by");
    String endedBy = row.getString("ended_by");
    return new CallState(
        CallState.State.valueOf(row.getString("state")),
        row.getTimestamp("since").toInstant(),
        heldBy == null ? null : Side.valueOf(heldBy),
        endedBy == null ? null : EndedBy.valueOf(endedBy));
  }
}
