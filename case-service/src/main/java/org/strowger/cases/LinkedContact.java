package org.strowger.cases;

import java.time.Instant;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.ContactId;

/**
 * A contact that belongs to a case.
 *
 * @param agentId who was last assigned to it
 */
public record LinkedContact(
    ContactId contactId, ChannelType channel, Instant linkedAt, AgentId agentId) {}
