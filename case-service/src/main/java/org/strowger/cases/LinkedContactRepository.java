package org.strowger.cases;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;

/** Which contacts belong to which case. */
@ApplicationScoped
public class LinkedContactRepository
    implements PanacheRepositoryBase<LinkedContact, LinkedContact.Key> {

  /** The contact, if it belongs to a case. What is changed of it is kept with the transaction. */
  public Optional<LinkedContact> find(DomainId domainId, ContactId contactId) {
    return findByIdOptional(LinkedContact.Key.of(domainId, contactId));
  }

  /** The contacts of each case in the order they were linked. */
  public Map<CaseId, List<LinkedContact>> ofEach(DomainId domainId, Collection<CaseId> cases) {
    return find(
            "key.domainId = ?1 and caseId in ?2 order by linkedAt, key.contactId",
            domainId.value(),
            cases.stream().map(CaseId::value).toList())
        .<LinkedContact>stream()
        .collect(groupingBy(LinkedContact::caseId));
  }
}
