package org.strowger.gateway.email;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.Entrance;

/**
 * An address customers write to.
 *
 * @param name as it is configured
 * @param fromName shown beside the address in answers; null for none
 */
public record Mailbox(
    String name, String address, DomainId domain, String entryPoint, @Nullable String fromName) {

  Entrance entrance() {
    return new Entrance(domain, ChannelType.EMAIL, entryPoint, name);
  }

  /** The host of its mail. */
  public String host() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
