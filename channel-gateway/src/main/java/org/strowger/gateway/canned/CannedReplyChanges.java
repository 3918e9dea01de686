package org.strowger.gateway.canned;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.strowger.contracts.id.DomainId;

/** Who changed which canned reply, in PostgreSQL. */
@ApplicationScoped
class CannedReplyChanges
    implements PanacheRepositoryBase<CannedReplyChange, CannedReplyChange.Key> {

  /** The changes of one reply, the latest first. */
  List<CannedReplyChange> of(DomainId domain, String reply, int most) {
    return find("domain = ?1 and key.replyId = ?2 order by key.version desc", domain.value(), reply)
        .page(0, most)
        .list();
  }
}
