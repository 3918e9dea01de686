package org.strowger.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.DomainId;

/** What names a case in the tables: no case is found without its domain. */
@Embeddable
public record CaseKey(@Column(name = "domain_id") String domainId, @Column(name = "id") String id)
    implements Serializable {

  static CaseKey of(DomainId domainId, CaseId id) {
    return new CaseKey(domainId.value(), id.value());
  }
}
