package org.strowger.gateway.phone.sip;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.LegId;

/** The legs that live in this process. */
final class SipLegs {

  private final ConcurrentMap<LegId, SipLeg> legs = new ConcurrentHashMap<>();

  /** False when there is one of this id already. */
  boolean add(SipLeg leg) {
    return legs.putIfAbsent(leg.id, leg) == null;
  }

  /** This one is the leg now, whichever of its phones was before. */
  void replace(SipLeg leg) {
    legs.computeIfPresent(leg.id, (_, _) -> leg);
  }

  @Nullable SipLeg find(@Nullable LegId id) {
    return id == null ? null : legs.get(id);
  }

  void remove(SipLeg leg) {
    leg.state = SipLeg.State.OVER;
    legs.remove(leg.id, leg);
  }

  int size() {
    return legs.size();
  }
}
