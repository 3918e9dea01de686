package org.strowger.console.users;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.DomainId;

/** What is asked about many users at once: rows, not entities. */
final class UserSearch {

  private UserSearch() {}

  static boolean hasAdmin(Handle handle) {
    return handle
        .createQuery(
            "select exists (select from users where active and not demo and 'ADMIN' = any(roles))")
        .mapTo(Boolean.class)
        .one();
  }

  static List<Person> people(Handle handle, DomainId domain) {
    return handle
        .createQuery(
            "select id, display_name from users where domain = :domain order by display_name, id")
        .bind("domain", domain.value())
        .map((row, _) -> new Person(new AgentId(row.getString(1)), row.getString(2)))
        .list();
  }
}
