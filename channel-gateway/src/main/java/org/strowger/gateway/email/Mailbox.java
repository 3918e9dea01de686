package org.strowger.gateway.email;

import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.conversation.EntryPoint;

/**
 * An address customers write to.
 *
 * @param name as it is configured
 * @param entryPointName as the plan's entry rules name it
 * @param fromName shown beside the address in answers; null for none
 */
public record Mailbox(
    String name,
    String address,
    DomainId domain,
    String entryPointName,
    @Nullable String fromName) {

  EntryPoint entryPoint() {
    return new EntryPoint(domain, ChannelType.EMAIL, entryPointName, EmailChannel.PROVIDER, name);
  }

  /** The host of its mail. */
  public String host() {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
