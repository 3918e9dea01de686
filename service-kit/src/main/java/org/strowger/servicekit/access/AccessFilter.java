package org.strowger.servicekit.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.strowger.servicekit.problem.Problem;

/** Guards every resource of the process; one without a rule is closed. */
public final class AccessFilter {

  /** What a page of our own origin adds to its requests and a page of another cannot. */
  public static final String OWN_PAGE_HEADER = "X-Strowger";

  private static final Logger LOG = Logger.getLogger(AccessFilter.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Doorkeeper doorkeeper;
  private final CurrentUser currentUser;
  private final Map<Method, Rule> rules = new ConcurrentHashMap<>();

  @Inject
  public AccessFilter(Doorkeeper doorkeeper, CurrentUser currentUser) {
    this.doorkeeper = doorkeeper;
    this.currentUser = currentUser;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    switch (rules.computeIfAbsent(method, m -> Rule.of(m, resource.getResourceClass()))) {
      case Rule.Unguarded() -> {}
      case Rule.Needs(Permission permission) -> admit(request, permission);
      case Rule.Closed() -> {
        LOG.errorf(
            "Denied %s.%s: expected @Allowed or @Open but found none, or both",
            resource.getResourceClass().getSimpleName(), method.getName());
        throw Doorkeeper.denied();
      }
    }
  }

  private void admit(ContainerRequestContext request, Permission permission) {
    Credentials credentials = credentials(request);
    Doorkeeper.Admission admission = doorkeeper.admit(credentials, permission);
    if (credentials != null && credentials.byCookie() && !fromOwnPage(request)) {
      throw Problem.forbidden(
          "own_page_header_missing",
          "Expected header " + OWN_PAGE_HEADER + ": 1 on a request that changes something");
    }
    currentUser.become(admission);
  }

  private static boolean fromOwnPage(ContainerRequestContext request) {
    return READING.contains(request.getMethod())
        || "1".equals(request.getHeaderString(OWN_PAGE_HEADER));
  }

  private @Nullable Credentials credentials(ContainerRequestContext request) {
    boolean secure = "https".equals(request.getUriInfo().getRequestUri().getScheme());
    Cookie cookie = request.getCookies().get(doorkeeper.cookie(secure));
    return Credentials.of(
        request.getHeaderString(HttpHeaders.AUTHORIZATION),
        cookie == null ? null : cookie.getValue());
  }
}
