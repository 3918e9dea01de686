package org.strowger.servicekit.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.Problem;

/** Decides whether a session may do what a rule guards. */
@Singleton
final class Doorkeeper {

  private final Sessions sessions;
  private final Directory directory;

  @Inject
  Doorkeeper(Sessions sessions, Directory directory) {
    this.sessions = sessions;
    this.directory = directory;
  }

  String cookie(boolean secure) {
    return sessions.cookie(secure);
  }

  /**
   * @throws Problem 401, 403 or 503
   */
  Admission admit(@Nullable Credentials credentials, Permission permission) {
    Session session = sessions.read(credentials);
    User user = directory.admit(session);
    if (!user.may(permission)) {
      throw denied();
    }
    return new Admission(user, session, permission);
  }

  /** Whether an admission of earlier would be given again. */
  boolean stillAdmits(Admission admission) {
    try {
      return directory.admit(admission.session()).may(admission.permission());
    } catch (Problem ended) {
      return false;
    }
  }

  static Problem denied() {
    return Problem.forbidden(
        "forbidden", "Expected a user with this permission but the user has not got it");
  }

  record Admission(User user, Session session, Permission permission) {}
}
