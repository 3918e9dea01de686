package org.strowger.gateway.chat;

import org.jspecify.annotations.Nullable;

/**
 * How a site's page says who its user is: an id with the hash its server made of it, or a token its
 * server signed.
 */
record IdentityProof(@Nullable String userId, @Nullable String hash, @Nullable String jwt) {

  /** Never the proof. */
  @Override
  public String toString() {
    return "IdentityProof";
  }
}
