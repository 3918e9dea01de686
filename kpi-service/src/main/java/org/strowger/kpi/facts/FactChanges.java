package org.strowger.kpi.facts;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.contracts.id.DomainId;

/** Which domains' facts changed since somebody looked. */
@Singleton
public final class FactChanges {

  private final Set<DomainId> touched = ConcurrentHashMap.newKeySet();
  private final Set<DomainId> changed = ConcurrentHashMap.newKeySet();

  /** Facts are being written, not yet for others to see. */
  void touch(DomainId domainId) {
    touched.add(domainId);
  }

  /** What was written is there for all. */
  void commit() {
    touched.forEach(
        domainId -> {
          touched.remove(domainId);
          changed.add(domainId);
        });
  }

  /** True once after each change. */
  public boolean take(DomainId domainId) {
    return changed.remove(domainId);
  }
}
