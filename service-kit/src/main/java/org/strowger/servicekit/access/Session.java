package org.strowger.servicekit.access;

import java.time.Instant;
import java.util.Set;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

/**
 * What a valid token says; the directory has the last word.
 *
 * @param roles at login
 */
record Session(
    AgentId user, DomainId domain, Set<Role> roles, Instant issuedAt, Instant expiresAt) {}
