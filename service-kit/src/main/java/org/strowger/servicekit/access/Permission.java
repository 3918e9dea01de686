package org.strowger.servicekit.access;

import static org.strowger.contracts.fact.DirectoryEntry.Role.ADMIN;
import static org.strowger.contracts.fact.DirectoryEntry.Role.AGENT;
import static org.strowger.contracts.fact.DirectoryEntry.Role.ANALYST;
import static org.strowger.contracts.fact.DirectoryEntry.Role.INTEGRATION;
import static org.strowger.contracts.fact.DirectoryEntry.Role.OPS;
import static org.strowger.contracts.fact.DirectoryEntry.Role.SUPERVISOR;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.strowger.contracts.fact.DirectoryEntry.Role;

/** The one table of what each role may do; what is not in it is denied. */
public enum Permission {
  /** The own desk: presence, offers, closing contacts, the feed. */
  DESK(AGENT),
  /** Messages of a contact that concerns the user. */
  CONTACT_READ(AGENT, SUPERVISOR),
  CONTACT_REPLY(AGENT),
  /** Why a contact was routed as it was; no messages. */
  CONTACT_EXPLAIN(AGENT, SUPERVISOR, OPS, ADMIN),
  /** Moving, giving away and ending contacts of others; holding queues and moving agents. */
  CONTACT_SUPERVISE(SUPERVISOR),
  /** Contacts that the router failed on, and asking for them again; no messages. */
  CONTACT_RETRY(SUPERVISOR, ADMIN),
  /** Mails that no contact was made of, with sender and subject; routing or dismissing them. */
  MAIL_SETTLE(SUPERVISOR),
  /** Customers who concern the user: what they are known by, who may be the same person. */
  CUSTOMER_READ(AGENT, SUPERVISOR),
  /** Saying of customers who concern the user that they are one, what they want, who they are. */
  CUSTOMER_WRITE(AGENT, SUPERVISOR),
  /** Texts that are ready to be sent. */
  CANNED_REPLY_READ(AGENT, SUPERVISOR),
  CANNED_REPLY_WRITE(SUPERVISOR),
  CASE_READ(AGENT, SUPERVISOR),
  CASE_WRITE(AGENT, SUPERVISOR),
  PLAN_READ(SUPERVISOR, OPS, ANALYST, ADMIN),
  PLAN_WRITE(ADMIN),
  /** Numbers and the state of the agents. */
  WALLBOARD(AGENT, SUPERVISOR, OPS, ANALYST, ADMIN),
  /** Whether the numbers agree with the log. */
  KPI_CHECK(OPS, ADMIN),
  /** Names of colleagues. */
  PEOPLE(AGENT, SUPERVISOR, OPS, ANALYST, ADMIN, INTEGRATION),
  /** Who may log in, and as what. */
  USERS_WRITE(ADMIN),
  /** The own account. */
  SELF(AGENT, SUPERVISOR, OPS, ANALYST, ADMIN, INTEGRATION);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<Role> roles;

  Permission(Role... roles) {
    this.roles = Set.of(roles);
  }

  public Set<Role> roles() {
    return roles;
  }

  public boolean isGrantedTo(Collection<Role> some) {
    return !Collections.disjoint(roles, some);
  }
}
