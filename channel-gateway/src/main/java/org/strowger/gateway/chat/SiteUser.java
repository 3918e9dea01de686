package org.strowger.gateway.chat;

import org.jspecify.annotations.Nullable;

/**
 * Somebody the site vouches for.
 *
 * @param id as the site names her
 * @param name null when the site does not say
 * @param tier a code, of a token that the site signed; null when the site does not say
 */
record SiteUser(String id, @Nullable String name, @Nullable String tier) {

  SiteUser withId(String other) {
    return new SiteUser(other, name, tier);
  }
}
