package org.strowger.contracts.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.ProfileId;
import org.strowger.contracts.id.QueueId;

/**
 * What a kind of agent serves.
 *
 * @param id stable key
 * @param name shown on screens
 * @param queues the queues served, each once, at most 50
 * @param capacity how much an agent of this profile may hold
 * @param missesBeforeSuspension misses in a row until the agent is suspended, 1–10; offers that
 *     expire together are one miss, and those that expire while she acts at her desk are none
 * @param disconnectGraceSeconds how long a lost connection keeps live contacts, 0–600
 * @param offersAtOnce how many offers of one channel group may stand with an agent at once, 1–100;
 *     null: 1. The groups are calls, chats, and all that is written without somebody who waits at
 *     the other end (mail, social, review, task)
 */
public record ProfilePlan(
    ProfileId id,
    @Bounds(min = 1) String name,
    @Bounds(max = 50) List<ServedQueue> queues,
    Capacity capacity,
    @Bounds(min = 1, max = 10) int missesBeforeSuspension,
    @Bounds(min = 0, max = 600) int disconnectGraceSeconds,
    @Bounds(min = 1, max = 100) @Nullable Integer offersAtOnce) {

  public ProfilePlan {
    queues = Copies.of(queues);
  }

  /** A profile whose agents are offered one contact of a channel group after another. */
  public ProfilePlan(
      ProfileId id,
      String name,
      List<ServedQueue> queues,
      Capacity capacity,
      int missesBeforeSuspension,
      int disconnectGraceSeconds) {
    this(id, name, queues, capacity, missesBeforeSuspension, disconnectGraceSeconds, null);
  }

  /** How many offers of one channel group may stand at once, where the plan says nothing: one. */
  public int offersOfGroup() {
    return offersAtOnce == null ? 1 : offersAtOnce;
  }

  /**
   * One queue of a profile.
   *
   * @param priority 1 first; contacts of a queue with a lower number come before all others
   * @param delaySeconds contacts that wait in the queue for less are not seen, 0–86400; null: 0
   */
  public record ServedQueue(
      QueueId queueId,
      @Bounds(min = 1, max = 100) int priority,
      @Bounds(min = 0, max = 86_400) @Nullable Integer delaySeconds) {

    /** A queue whose contacts are seen at once. */
    public ServedQueue(QueueId queueId, int priority) {
      this(queueId, priority, null);
    }

    /** The delay, where one is given. */
    public int delay() {
      return delaySeconds == null ? 0 : delaySeconds;
    }
  }

  /**
   * An agent must be under both: the units and the number per channel.
   *
   * @param units what an agent may hold in all, at least 1
   * @param costs units one contact of the channel holds; a channel that is not named cannot be
   *     taken
   * @param maximums contacts of the channel held at once; not named: bounded by the units only
   * @param interrupts while an agent holds a contact of the key's channel, only these channels are
   *     offered to her; every contact she holds must allow it. A channel that is not named allows
   *     all; null: every channel allows all
   * @param idleChatSeconds a chat whose customer was silent for so long costs nothing until she
   *     writes again, 60–86400; null: a chat always costs
   */
  public record Capacity(
      @Bounds(min = 1, max = 10_000) int units,
      @Bounds(min = 1) Map<ChannelType, @Bounds(min = 1, max = 10_000) Integer> costs,
      Map<ChannelType, @Bounds(min = 1, max = 10_000) Integer> maximums,
      @Nullable Map<ChannelType, List<ChannelType>> interrupts,
      @Bounds(min = 60, max = 86_400) @Nullable Integer idleChatSeconds) {

    public Capacity {
      costs = Copies.of(costs);
      maximums = Copies.of(maximums);
      interrupts = interrupts == null ? null : Copies.of(interrupts);
    }

    /** Any channel may be offered beside any other. */
    public Capacity(
        int units, Map<ChannelType, Integer> costs, Map<ChannelType, Integer> maximums) {
      this(units, costs, maximums, null, null);
    }
  }
}
