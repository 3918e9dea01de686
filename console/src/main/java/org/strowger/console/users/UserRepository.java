package org.strowger.console.users;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.strowger.contracts.id.AgentId;

/** Users and their team memberships in PostgreSQL. */
@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, String> {

  Optional<User> byId(AgentId id) {
    return findByIdOptional(id.value());
  }

  Optional<User> byUsername(String username) {
    return find("username", username).singleResultOptional();
  }

  /** The people of the demo. */
  List<User> demo() {
    return list("demo = true order by id");
  }

  boolean isTaken(AgentId id, String username) {
    return count("id = ?1 or username = ?2", id.value(), username) > 0;
  }
}
