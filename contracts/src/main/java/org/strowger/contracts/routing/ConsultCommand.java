package org.strowger.contracts.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.SkillLevel;

/** An agent asks a second one about a contact that she keeps meanwhile. */
public sealed interface ConsultCommand extends RoutingCommand {

  /** The contact that links the two; it is no customer's demand. */
  ContactId consultId();

  /**
   * Asks for a second agent. Whoever is asked is offered a consult contact that holds the cost of
   * the contact's channel; the contact itself stays where it is.
   *
   * @param agentId who asks; the contact must be assigned to her
   * @param consultId a new id; the same consult always has the same
   * @param toQueue whose agents are asked; null: those of the contact's queue
   * @param toAgent the one who is asked; null: whose turn it is
   * @param requiredSkills what she must have beyond what the contact asks for: a level
   */
  record StartConsult(
      AgentId agentId,
      ContactId contactId,
      ContactId consultId,
      @Nullable QueueId toQueue,
      @Nullable AgentId toAgent,
      List<SkillLevel> requiredSkills)
      implements ConsultCommand {

    public StartConsult {
      requiredSkills = requiredSkills == null ? List.of() : List.copyOf(requiredSkills);
    }
  }

  /**
   * The contact becomes the consulted agent's, who must have answered; the work of the one who
   * asked ends like in a transfer. A call rings at the consulted agent's phone.
   *
   * @param agentId who asked
   */
  record CompleteConsult(AgentId agentId, ContactId consultId) implements ConsultCommand {}

  /**
   * Ends a consult; the contact stays with the agent who asked.
   *
   * @param agentId who asked or was asked; null when a supervisor ends it
   */
  record CancelConsult(@Nullable AgentId agentId, ContactId consultId) implements ConsultCommand {}
}
