package org.strowger.servicekit.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

/**
 * What a valid token says; the directory has the last word.
 *
 * @param id of this session among the user's; empty when the token names none
 * @param roles at login
 * @param name what colleagues called the user at login; null when the token does not say
 */
record Session(
    String id,
    AgentId user,
    DomainId domain,
    Set<Role> roles,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable String name) {

  Session(
      String id,
      AgentId user,
      DomainId domain,
      Set<Role> roles,
      Instant issuedAt,
      Instant expiresAt) {
    this(id, user, domain, roles, issuedAt, expiresAt, null);
  }
}
