package org.strowger.gateway.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ConversationId;
import org.strowger.gateway.customer.Identity;

/**
 * Somebody at a widget; each has one conversation, whose contacts come and go.
 *
 * @param user whom the site vouched for; null while anonymous
 */
record Visitor(String id, String widget, ConversationId conversation, @Nullable SiteUser user) {

  private static final String ANONYMOUS = "visitor";

  /** By what the customer is known. */
  Identity identity(Widget at) {
    return user == null ? anonymous() : new Identity(at.identityKind(), user.id(), user.name());
  }

  /** What the customer is to the company by the site's word; null while nobody vouches for it. */
  @Nullable String tier() {
    return user == null ? null : user.tier();
  }

  /** What the site says the customer is known by besides. */
  List<Identity> vouched() {
    return user == null ? List.of() : user.vouched();
  }

  /** By what the customer was known before the site vouched for her. */
  Identity anonymous() {
    return new Identity(ANONYMOUS, id, null);
  }
}
