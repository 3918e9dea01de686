package org.strowger.kpi.facts;

import java.time.Instant;
import org.strowger.contracts.fact.ChannelFact.CustomerAway;
import org.strowger.contracts.fact.ChannelFact.CustomerBack;
import org.strowger.contracts.fact.ChannelFact.CustomerLeft;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;

/** Turns events of chats' customers into rows of their presence. */
final class CustomerFacts {

  private CustomerFacts() {}

  /** What became of the customer's connection. */
  private enum Presence {
    AWAY,
    BACK,
    LEFT
  }

  static FactRow onAway(CustomerAway fact) {
    return row(fact.domainId(), fact.contactId(), Presence.AWAY, fact.awayAt());
  }

  static FactRow onBack(CustomerBack fact) {
    return row(fact.domainId(), fact.contactId(), Presence.BACK, fact.backAt());
  }

  static FactRow onLeft(CustomerLeft fact) {
    return row(fact.domainId(), fact.contactId(), Presence.LEFT, fact.leftAt())
        .with("by_choice", fact.byChoice());
  }

  private static FactRow row(DomainId domain, ContactId contact, Presence presence, Instant at) {
    return FactTable.CUSTOMER_PRESENCE.row(domain, at, contact, presence);
  }
}
