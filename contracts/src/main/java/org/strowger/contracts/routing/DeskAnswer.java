package org.strowger.contracts.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.ConversationId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.routing.Question.WaitingCursor;

/** Answers for one desk, of others than its own contacts. */
public sealed interface DeskAnswer extends RoutingAnswer {

  /** Whose desk asked. */
  AgentId agentId();

  /**
   * To whom a contact can be passed on, as it is now.
   *
   * @param queues of the plan in force, by id
   * @param agents who are signed in, but for her who asks: those with room first, then by id; at
   *     most 200
   * @param skills of the plan in force, and how many signed in have each level
   */
  record TargetsTold(
      AgentId agentId,
      ChannelType channel,
      Instant toldAt,
      List<TargetQueue> queues,
      List<TargetAgent> agents,
      List<TargetSkill> skills)
      implements DeskAnswer {
    public TargetsTold {
      queues = queues == null ? List.of() : List.copyOf(queues);
      agents = agents == null ? List.of() : List.copyOf(agents);
      skills = skills == null ? List.of() : List.copyOf(skills);
    }
  }

  /**
   * A queue as a target.
   *
   * @param open by its hours, and not closed by a supervisor
   * @param attended whether somebody is there, free or busy, who may be given a contact of it
   * @param free whether one of them would be given it at once
   * @param waiting how many are in line
   * @param forecast what one more would wait; null: nothing, or nothing is known
   */
  record TargetQueue(
      QueueId queueId,
      boolean open,
      boolean paused,
      boolean attended,
      boolean free,
      int waiting,
      @Nullable WaitForecast forecast) {}

  /**
   * An agent as a target.
   *
   * @param reachable whether she would be given a contact of the channel now
   * @param room how many more contacts of the channel she may hold
   */
  record TargetAgent(
      AgentId agentId,
      AgentEvent.AgentState state,
      boolean reachable,
      int room,
      Map<String, Integer> languages,
      Map<String, Integer> skills) {
    public TargetAgent {
      languages = languages == null ? Map.of() : new TreeMap<>(languages);
      skills = skills == null ? Map.of() : new TreeMap<>(skills);
    }
  }

  /**
   * A skill as a target.
   *
   * @param signedIn how many who are signed in have at least level 1, 2, 3, 4, 5
   * @param reachable how many of them would be given a contact of the channel now
   */
  record TargetSkill(String skill, List<Integer> signedIn, List<Integer> reachable) {
    public TargetSkill {
      signedIn = List.copyOf(signedIn);
      reachable = List.copyOf(reachable);
    }
  }

  /**
   * What waits in an agent's queues, the oldest first.
   *
   * @param contacts at most 50
   * @param next where the list goes on; null: it is at its end
   */
  record WaitingTold(
      AgentId agentId, Instant toldAt, List<WaitingContact> contacts, @Nullable WaitingCursor next)
      implements DeskAnswer {
    public WaitingTold {
      contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }
  }

  /**
   * A contact that waits.
   *
   * @param language BCP 47; null when it is not known
   * @param priority 1 (first) to 9
   * @param obstacle the first rule that keeps it from her; null: she may pick it
   */
  record WaitingContact(
      ContactId contactId,
      ConversationId conversationId,
      QueueId queueId,
      ChannelType channel,
      Instant enqueuedAt,
      Instant arrivedAt,
      @Nullable String language,
      int priority,
      OfferWhy.@Nullable EligibilityRule obstacle) {}
}
