package org.strowger.gateway.chat;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.conversation.EntryPoint;
import org.strowger.gateway.customer.KnownBy;

/**
 * A configured chat widget.
 *
 * @param origins that may embed it, besides ours; lower case
 * @param fromName whom customers see as the author of answers; null: the agent who wrote
 * @param identitySecret the site's; null when it vouches for nobody
 * @param identityRequired nobody may chat anonymously
 * @param shop whose accounts the site's users are; null when they are only the widget's
 */
record Widget(
    String id,
    EntryPoint entryPoint,
    Set<String> origins,
    @Nullable String fromName,
    @Nullable String identitySecret,
    boolean identityRequired,
    @Nullable String shop) {

  Widget {
    origins = Set.copyOf(origins);
  }

  /** The name of the identities this widget's site vouches for. */
  String identityKind() {
    return shop == null ? "widget:" + id : KnownBy.accountKind(shop);
  }

  /**
   * Whom customers see as the author of an answer.
   *
   * @param agent the name of who wrote; null when it is not known
   * @return null when nobody can be named
   */
  @Nullable String author(@Nullable String agent) {
    return fromName == null ? agent : fromName;
  }

  /**
   * Whether a page of this origin may talk to us.
   *
   * @param origin as the browser says; null for programs, which could claim any
   * @param authority host and port we were asked at
   */
  boolean admits(@Nullable String origin, @Nullable String authority) {
    return origin == null || isListed(origin) || isOurs(origin, authority);
  }

  /** Whether it is one of the sites that embed it. */
  boolean isListed(String origin) {
    return origins.contains(origin.toLowerCase(Locale.ROOT));
  }

  private static boolean isOurs(String origin, @Nullable String authority) {
    try {
      return authority != null && authority.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
