package org.strowger.bench.demo;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;

/** One contact as the customer saw it, to be held against what the exchange stored. */
public final class CustomerSide {

  private final ChannelType channel;
  private final String key;
  private final Set<Long> sequences = ConcurrentHashMap.newKeySet();
  private final AtomicInteger repeats = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private volatile @Nullable String conversation;
  private volatile boolean taken;
  private volatile boolean complete;
  private volatile boolean failed;

  /**
   * @param key how the customer is known on the channel: address, number, name of the conversation
   */
  public CustomerSide(ChannelType channel, String key) {
    this.channel = channel;
    this.key = key;
  }

  public ChannelType channel() {
    return channel;
  }

  public String key() {
    return key;
  }

  /** The exchange has said that it is responsible now. */
  public void taken() {
    taken = true;
  }

  boolean isTaken() {
    return taken;
  }

  /** The exchange's name of the exchange of messages, where it tells it. */
  void inConversation(String id) {
    conversation = id;
  }

  @Nullable String conversation() {
    return conversation;
  }

  /** The customer sent the same thing again, as programs do that got no answer. */
  public void repeated() {
    repeats.incrementAndGet();
  }

  int repeats() {
    return repeats.get();
  }

  /** An answer came, or the call was answered. */
  public void answered() {
    answers.incrementAndGet();
  }

  int answers() {
    return answers.get();
  }

  /** A message of this number in the conversation; false when it has come before. */
  boolean saw(long sequence) {
    boolean isNew = sequences.add(sequence);
    if (!isNew) {
      doubled.incrementAndGet();
    }
    return isNew;
  }

  public boolean hasSeen(long sequence) {
    return sequences.contains(sequence);
  }

  public int doubled() {
    return doubled.get();
  }

  /** The customer stayed to the end: what was written must have come. */
  void stayedToTheEnd() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  /** The exchange did what it must not do: the contact counts as lost. */
  public void fail() {
    failed = true;
  }

  public boolean isFailed() {
    return failed;
  }
}
