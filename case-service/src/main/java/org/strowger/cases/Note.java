package org.strowger.cases;

import java.time.Instant;
import org.strowger.contracts.id.AgentId;

/** What an agent wrote about a case, for colleagues. It never leaves this service's tables. */
public record Note(String id, AgentId authorId, Instant at, String text) {}
