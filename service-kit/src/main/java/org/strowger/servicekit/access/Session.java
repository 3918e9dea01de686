package org.strowger.servicekit.access;

import java.time.Instant;
import java.util.Set;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

/**
 * What a valid token says; the directory has the last word.
 *
 * @param id of this session among the user's; empty when the token names none
 * @param roles at login
 */
record Session(
    String id,
    AgentId user,
    DomainId domain,
    Set<Role> roles,
    Instant issuedAt,
    Instant expiresAt) {}
