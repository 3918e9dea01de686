package org.strowger.routing.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.Bounds;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.SkillLevel;
import org.strowger.contracts.routing.ContactCommand.TransferContact;
import org.strowger.contracts.routing.ContactCommand.TransferReason;

/**
 * Where a contact is passed on to.
 *
 * @param toQueue null: where it was
 * @param toAgent null: whose turn it is
 * @param requiredSkills what the next agent must have beyond what was asked so far
 * @param priority 1 (first) to 9; null leaves it
 */
public record Transfer(
    @Nullable QueueId toQueue,
    @Nullable AgentId toAgent,
    @Nullable List<SkillLevel> requiredSkills,
    @Bounds(min = 1, max = 9) @Nullable Integer priority,
    TransferReason reason) {

  /**
   * @param by who must own it; null when a supervisor passes it on
   */
  TransferContact of(ContactId contactId, @Nullable AgentId by) {
    return new TransferContact(
        contactId,
        by,
        toQueue,
        toAgent,
        requiredSkills == null ? List.of() : requiredSkills,
        priority,
        RequestParams.of("reason", reason));
  }
}
