package org.strowger.gateway.customer;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.ids.KeyedIds;

/**
 * What somebody is known by on a channel.
 *
 * @param kind what sort of address or id it is; the same one may mean another customer in each kind
 * @param value the address or id itself; it never leaves the database
 * @param name shown beside it; null when none was given
 */
public record Identity(String kind, String value, @Nullable String name) {

  /** The identity under a keyed hash: what the log may name. */
  public String ref(KeyedIds ids, DomainId domain) {
    return ids.derive("identity", domain.value(), kind, value);
  }
}
