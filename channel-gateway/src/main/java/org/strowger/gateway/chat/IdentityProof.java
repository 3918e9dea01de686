package org.strowger.gateway.chat;

import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.text.Text;
import org.strowger.servicekit.text.Text.Kind;

/**
 * How a site's page says who its user is: an id with the hash its server made of it, or a token its
 * server signed.
 */
record IdentityProof(
    @Text(Kind.FOREIGN_KEY) @Nullable String userId,
    @Text(Kind.SECRET) @Nullable String hash,
    @Text(Kind.SECRET) @Nullable String jwt) {

  /** Never the proof. */
  @Override
  public String toString() {
    return "IdentityProof";
  }
}
