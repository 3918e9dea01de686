package org.strowger.cases.access;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.fact.DirectoryEntry;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.CaseId;
import org.strowger.contracts.id.DomainId;
import org.strowger.servicekit.access.Directory;
import org.strowger.servicekit.access.User;

/**
 * The one rule of who sees a case: of the own domain; a supervisor each of them; an agent those
 * that she or somebody of her teams had a contact of, and those of a customer whose contact she has
 * or is offered now, by whatever customer that is one person with her. Every other case does not
 * exist for her, in lists as by its id.
 */
@Singleton
public class CaseAccess {

  private static final String VISIBLE =
      "select c.id from cases c where c.domain_id = :domain and c.id in (<cases>)"
          + " and (exists (select 1 from linked_contact l where l.domain_id = c.domain_id"
          + " and l.case_id = c.id and (l.agent_id in (<people>) or exists (select 1"
          + " from contact_agent a where a.domain_id = l.domain_id and a.contact_id = l.contact_id"
          + " and a.agent_id in (<people>) and a.assigned)))"
          + " or c.customer_id in (select customer_family(a.domain_id, a.customer_id)"
          + " from contact_agent a where a.domain_id = :domain and a.agent_id = :agent"
          + " and a.ended_at is null and a.customer_id is not null))";

  private final Directory directory;

  public CaseAccess(Directory directory) {
    this.directory = directory;
  }

  /** Whether this user sees a case. */
  public boolean maySee(Handle handle, User user, CaseId id) {
    return !visible(handle, user, Set.of(id)).isEmpty();
  }

  /** Those of these cases of the user's domain that she sees. */
  public Set<CaseId> visible(Handle handle, User user, Collection<CaseId> cases) {
    if (user.has(Role.SUPERVISOR) || cases.isEmpty()) {
      return Set.copyOf(cases);
    }
    Set<AgentId> people = directory.membersOf(user.domain(), user.teams());
    return visible(handle, user.domain(), user.id(), people, cases);
  }

  /** Whether somebody of whom the log tells sees a case. */
  public boolean maySee(Handle handle, DomainId domain, AgentId agent, CaseId id) {
    DirectoryEntry entry = directory.entry(agent);
    if (entry == null || !entry.active() || !entry.domains().contains(domain)) {
      return false;
    }
    return entry.roles().contains(Role.SUPERVISOR)
        || !visible(handle, domain, agent, directory.membersOf(domain, entry.teams()), Set.of(id))
            .isEmpty();
  }

  private static Set<CaseId> visible(
      Handle handle, DomainId domain, AgentId agent, Set<AgentId> team, Collection<CaseId> cases) {
    Set<String> people = team.stream().map(AgentId::value).collect(Collectors.toSet());
    people.add(agent.value());
    return handle
        .createQuery(VISIBLE)
        .bind("domain", domain.value())
        .bind("agent", agent.value())
        .bindList("people", people)
        .bindList("cases", cases.stream().map(CaseId::value).toList())
        .map((row, _) -> new CaseId(row.getString(1)))
        .set();
  }
}
