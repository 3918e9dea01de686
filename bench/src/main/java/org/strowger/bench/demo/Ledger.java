package org.strowger.bench.demo;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;

/** What all customers sent and saw. */
final class Ledger {

  private final Map<String, CustomerSide> sides = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> noted = new ConcurrentHashMap<>();

  CustomerSide begin(ChannelType channel, String key) {
    var side = new CustomerSide(channel, key);
    sides.put(key, side);
    return side;
  }

  Collection<CustomerSide> all() {
    return sides.values();
  }

  @Nullable CustomerSide of(String key) {
    return sides.get(key);
  }

  @Nullable CustomerSide ofConversation(String conversation) {
    return sides.values().stream()
        .filter(side -> conversation.equals(side.conversation()))
        .findFirst()
        .orElse(null);
  }

  /** Something that happened and is told at the end, with its number. */
  void note(String what) {
    noted.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
  }

  Map<String, AtomicInteger> noted() {
    return noted;
  }
}
