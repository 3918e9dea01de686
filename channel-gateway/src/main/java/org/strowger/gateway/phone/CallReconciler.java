package org.strowger.gateway.phone;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.OfferId;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.live.Instances;
import org.strowger.gateway.phone.CallStage.WithAgent;
import org.strowger.gateway.phone.driver.HangUpReason;

/**
 * Compares the calls carried here, and callbacks that nobody carries, with the router's view in the
 * database. What disagrees twice in a row was missed by the tail, and is said to the call now.
 */
@Singleton
public class CallReconciler {

  private final GatewayDatabase database;
  private final Instances instances;
  private final Switchboard switchboard;
  private Map<ContactId, CallEvent> suspected = Map.of();

  public CallReconciler(GatewayDatabase database, Instances instances, Switchboard switchboard) {
    this.database = database;
    this.instances = instances;
    this.switchboard = switchboard;
  }

  /** Looks; called again and again by one thread. */
  void run() {
    Map<ContactId, Call> here =
        switchboard.calls().stream().collect(Collectors.toMap(Call::contactId, call -> call));
    var missed = new HashMap<ContactId, CallEvent>();
    for (Seen seen : seen()) {
      Call call = here.get(seen.contact());
      CallEvent event = call == null ? callBack(seen) : missed(call, seen);
      if (event != null) {
        missed.put(seen.contact(), event);
        if (event.equals(suspected.get(seen.contact()))) {
          say(seen.contact(), event);
        }
      }
    }
    suspected = missed;
  }

  private void say(ContactId contact, CallEvent event) {
    if (event instanceof CallEvent.Offered && !switchboard.carries(contact)) {
      switchboard.callBack(contact, event);
    } else {
      switchboard.submit(contact, event);
    }
  }

  private static @Nullable CallEvent callBack(Seen seen) {
    return seen.offer() == null || seen.agent() == null
        ? null
        : new CallEvent.Offered(seen.offer(), seen.agent());
  }

  private static @Nullable CallEvent missed(Call call, Seen seen) {
    return switch (call.stage()) {
      case CallStage.Waiting waiting -> missedWaiting(waiting, seen);
      case CallStage.Ringing ringing -> missedOffered(ringing, ringing.assignedAt() != null, seen);
      case CallStage.Lifted lifted -> missedOffered(lifted, false, seen);
      case CallStage.Joining joining -> missedHeld(joining, seen);
      case CallStage.Talking talking -> missedHeld(talking, seen);
      default -> null;
    };
  }

  private static @Nullable CallEvent missedWaiting(CallStage.Waiting waiting, Seen seen) {
    OfferId offer = seen.offer();
    if (offer == null || seen.agent() == null) {
      return seen.over() ? new CallEvent.ContactOver() : null;
    }
    if (offer.equals(waiting.left())) {
      return null;
    }
    return seen.held()
        ? new CallEvent.Assigned(offer, seen.agent())
        : new CallEvent.Offered(offer, seen.agent());
  }

  private static @Nullable CallEvent missedOffered(WithAgent stage, boolean assigned, Seen seen) {
    if (!stage.offerId().equals(seen.offer())) {
      return assigned
          ? new CallEvent.Returned(stage.offerId())
          : new CallEvent.OfferOver(stage.offerId(), HangUpReason.OFFER_REVOKED);
    }
    return seen.held() && !assigned
        ? new CallEvent.Assigned(stage.offerId(), stage.agentId())
        : null;
  }

  private static @Nullable CallEvent missedHeld(WithAgent stage, Seen seen) {
    return stage.offerId().equals(seen.offer()) ? null : new CallEvent.ContactOver();
  }

  private List<Seen> seen() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select c.contact_id, a.offer_id, a.agent_id, a.state,
                          k.id is not null and w.contact_id is null as over
                        from calls c
                        left join lateral (
                          select offer_id, agent_id, state from contact_access
                          where contact_id = c.contact_id and state in ('OFFERED', 'ENGAGED')
                          order by changed_at desc limit 1) a on true
                        left join contacts k on k.id = c.contact_id
                        left join waiting_contacts w on w.contact_id = c.contact_id
                        where c.instance = :self
                          or (c.instance is null and c.stage = 'AwaitingCallback')""")
                    .bind("self", instances.self().value())
                    .map((row, _) -> seen(row))
                    .list());
  }

  private static Seen seen(ResultSet row) throws SQLException {
    String offer = row.getString("offer_id");
    String agent = row.getString("agent_id");
    return new Seen(
        new ContactId(row.getString("contact_id")),
        offer == null ? null : OfferId.parse(offer),
        agent == null ? null : new AgentId(agent),
        "ENGAGED".equals(row.getString("state")),
        row.getBoolean("over"));
  }

  /**
   * What the router's events say of a contact.
   *
   * @param offer that stands or was accepted; null when none
   * @param held whether it was accepted
   * @param over it is known and waits nowhere
   */
  private record Seen(
      ContactId contact,
      @Nullable OfferId offer,
      @Nullable AgentId agent,
      boolean held,
      boolean over) {}
}
