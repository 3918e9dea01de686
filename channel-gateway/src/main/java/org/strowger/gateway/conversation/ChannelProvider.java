package org.strowger.gateway.conversation;

import java.util.regex.Pattern;

/**
 * What carries the messages of a conversation: a protocol or a company, finer than its channel
 * type. It is stored with the conversation, and the answers leave the same way.
 *
 * @param name e.g. {@code email}; lower case letters, digits and -, at most 32
 */
public record ChannelProvider(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public ChannelProvider {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Expected a provider's name of lower case letters, digits and - but it is another");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
