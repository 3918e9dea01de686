package org.strowger.gateway.phone;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.EndedBy;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.OfferId;

/**
 * Where a call stands.
 *
 * <pre>
 *             Offered          lifted          Assigned         both connected
 *   Waiting ──────────→ Ringing ───→ Lifted ────────→ Joining ──────→ Talking
 *      ↑  ←──────────────  │  ←────────  │                │               │
 *      │   offer over      │  rejected   │                │               │
 *      ├──────────── transferred or returned, the customer on the line ───┤
 *      └─ maximum wait ──→ AwaitingCallback ←── not reached               │
 *                              │  ↑ offer over                            │
 *                              └──┴→ Ringing …          any hang-up ──→ Ended
 * </pre>
 *
 * A call that waits for its callback has no leg and belongs to no instance.
 */
public sealed interface CallStage {

  /** All kinds, for reading them by name. */
  List<Class<? extends CallStage>> KINDS =
      List.of(
          Waiting.class,
          Ringing.class,
          Lifted.class,
          Joining.class,
          Talking.class,
          AwaitingCallback.class,
          Ended.class);

  /** The offer an agent's leg is there for. */
  sealed interface WithAgent extends CallStage {

    OfferId offerId();

    AgentId agentId();
  }

  /**
   * The customer waits, for her first agent or her next one.
   *
   * @param left the offer whose agent left the call; its assignment is given back or passed on
   */
  record Waiting(@Nullable OfferId left) implements CallStage {}

  /**
   * An agent's phone rings.
   *
   * @param assignedAt when she accepted at her desk; null while she did not
   */
  record Ringing(OfferId offerId, AgentId agentId, @Nullable Instant assignedAt)
      implements WithAgent {}

  /** She lifted; the router is asked whether the offer still stands. */
  record Lifted(OfferId offerId, AgentId agentId) implements WithAgent {}

  /** The contact is hers; the legs are being connected, or the customer is dialled. */
  record Joining(OfferId offerId, AgentId agentId, Instant since) implements WithAgent {}

  /**
   * They talk.
   *
   * @param holding who holds the other
   * @param heldAt since when somebody holds; null when nobody does
   */
  record Talking(
      OfferId offerId,
      AgentId agentId,
      Instant joinedAt,
      Set<Side> holding,
      @Nullable Instant heldAt)
      implements WithAgent {

    public Talking {
      holding = Set.copyOf(holding);
    }
  }

  /** The customer will be called back. */
  record AwaitingCallback() implements CallStage {}

  /** It is over. */
  record Ended(EndedBy by) implements CallStage {}
}
