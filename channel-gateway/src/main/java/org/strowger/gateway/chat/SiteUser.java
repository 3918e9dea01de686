package org.strowger.gateway.chat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.customer.Identity;
import org.strowger.gateway.customer.KnownBy;

/**
 * Somebody the site vouches for.
 *
 * @param id as the site names her
 * @param name null when the site does not say
 * @param tier a code, of a token that the site signed; null when the site does not say
 * @param email an address that the site has verified; null when the site does not say
 * @param phone a number that the site has verified; null when the site does not say
 */
record SiteUser(
    String id,
    @Nullable String name,
    @Nullable String tier,
    @Nullable String email,
    @Nullable String phone) {

  /** Somebody of whom the site says an id and no more. */
  static SiteUser of(String id) {
    return new SiteUser(id, null, null, null, null);
  }

  SiteUser withId(String other) {
    return new SiteUser(other, name, tier, email, phone);
  }

  /** What she is known by on other channels. */
  List<Identity> vouched() {
    return Stream.of(KnownBy.email(email), KnownBy.phone(phone)).flatMap(Optional::stream).toList();
  }
}
