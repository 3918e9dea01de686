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

  /** Notes a domain whose facts are being written and are not committed yet. */
  void touch(DomainId domainId) {
    touched.add(domainId);
  }

  /** Tells that all that was noted is committed. */
  void commit() {
    touched.forEach(
        domainId -> {
          touched.remove(domainId);
          changed.add(domainId);
        });
  }

  /** Whether facts were committed since the last call. */
  public boolean take(DomainId domainId) {
    return changed.remove(domainId);
  }
}
