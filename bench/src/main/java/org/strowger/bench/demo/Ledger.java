package org.strowger.bench.demo;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;

/** What all customers sent and saw. */
final class Ledger {

  private final Map<String, Demand> demands = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> noted = new ConcurrentHashMap<>();

  Demand begin(ChannelType channel, String key) {
    var demand = new Demand(channel, key);
    demands.put(key, demand);
    return demand;
  }

  Collection<Demand> all() {
    return demands.values();
  }

  @Nullable Demand of(String key) {
    return demands.get(key);
  }

  @Nullable Demand ofConversation(String conversation) {
    return demands.values().stream()
        .filter(demand -> conversation.equals(demand.conversation()))
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
