package org.strowger.gateway.customer;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.ids.KeyedIds;

/**
 * What somebody is known by on a channel.
 *
 * @param kind e.g. {@code email}, or the name of the endpoint whose customers' ids these are
 * @param value the address or id itself; it never leaves the database
 * @param name shown beside it; null when none was given
 */
public record Identity(String kind, String value, @Nullable String name) {

  public static final String EMAIL = "email";
  public static final String PHONE = "phone";

  /** An address of mail. */
  public static Identity email(String address, @Nullable String name) {
    return new Identity(EMAIL, address, name);
  }

  /** The identity under a keyed hash: what the log may name. */
  public String ref(KeyedIds ids, DomainId domain) {
    return ids.derive("identity", domain.value(), kind, value);
  }
}
