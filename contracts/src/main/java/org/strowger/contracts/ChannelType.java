package org.strowger.contracts;

/** The kind of channel a contact arrives on. */
public enum ChannelType {
  VOICE,
  EMAIL,
  CHAT,
  SOCIAL,
  REVIEW,
  TASK
}
