package org.strowger.console.users;

import org.strowger.contracts.id.AgentId;

/** How colleagues see a user. */
public record Person(AgentId id, String name) {}
