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
    for (RouterView view : views()) {
      Call call = here.get(view.contact());
      CallEvent event = call == null ? callBack(view) : missed(call, view);
      if (event != null) {
        missed.put(view.contact(), event);
        if (event.equals(suspected.get(view.contact()))) {
          say(view.contact(), event);
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

  private static @Nullable CallEvent callBack(RouterView view) {
    return view.offer() == null || view.agent() == null
        ? null
        : new CallEvent.Offered(view.offer(), view.agent());
  }

  private static @Nullable CallEvent missed(Call call, RouterView view) {
    return switch (call.stage()) {
      case CallStage.Waiting waiting -> missedWaiting(waiting, view);
      case CallStage.Ringing ringing -> missedOffered(ringing, ringing.assignedAt() != null, view);
      case CallStage.Lifted lifted -> missedOffered(lifted, false, view);
      case CallStage.Joining joining -> missedHeld(joining, view);
      case CallStage.Talking talking -> missedHeld(talking, view);
      default -> null;
    };
  }

  private static @Nullable CallEvent missedWaiting(CallStage.Waiting waiting, RouterView view) {
    OfferId offer = view.offer();
    if (offer == null || view.agent() == null) {
      return view.over() ? new CallEvent.ContactOver() : null;
    }
    if (offer.equals(waiting.left())) {
      return null;
    }
    return view.held()
        ? new CallEvent.Assigned(offer, view.agent())
        : new CallEvent.Offered(offer, view.agent());
  }

  private static @Nullable CallEvent missedOffered(
      WithAgent stage, boolean assigned, RouterView view) {
    if (!stage.offerId().equals(view.offer())) {
      return assigned
          ? new CallEvent.Returned(stage.offerId())
          : new CallEvent.OfferOver(stage.offerId(), HangUpReason.OFFER_REVOKED);
    }
    return view.held() && !assigned
        ? new CallEvent.Assigned(stage.offerId(), stage.agentId())
        : null;
  }

  private static @Nullable CallEvent missedHeld(WithAgent stage, RouterView view) {
    if (stage.offerId().equals(view.offer())) {
      return null;
    }
    return view.offer() == null && view.over()
        ? new CallEvent.ContactOver()
        : new CallEvent.Transferred(stage.offerId());
  }

  private List<RouterView> views() {
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
                    .map((row, _) -> view(row))
                    .list());
  }

  private static RouterView view(ResultSet row) throws SQLException {
    String offer = row.getString("offer_id");
    String agent = row.getString("agent_id");
    return new RouterView(
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
  private record RouterView(
      ContactId contact,
      @Nullable OfferId offer,
      @Nullable AgentId agent,
      boolean held,
      boolean over) {}
}
