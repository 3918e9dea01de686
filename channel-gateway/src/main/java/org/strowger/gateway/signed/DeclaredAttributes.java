package org.strowger.gateway.signed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.plan.AttributePlan;
import org.strowger.contracts.routing.PlanEvent;
import org.strowger.contracts.wire.Json;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingListener;
import org.strowger.servicekit.problem.Problem;

/**
 * The attributes the plan in force declares: others must not get into the log, where they could
 * tell about a person.
 */
@Singleton
public class DeclaredAttributes implements RoutingListener {

  private static final TypeReference<List<AttributePlan>> PLANS = new TypeReference<>() {};

  @Override
  public void onRouting(Handle handle, RoutedEvent routed) {
    switch (routed.event()) {
      case PlanEvent.PlanPartStaged staged -> onPlanPartStaged(handle, routed.domain(), staged);
      case PlanEvent.PlanApplied applied -> onPlanApplied(handle, routed.domain(), applied);
      default -> {}
    }
  }

  /** Keeps what a part of a plan declares. */
  private static void onPlanPartStaged(
      Handle handle, DomainId domain, PlanEvent.PlanPartStaged staged) {
    handle
        .createUpdate(
            "insert into plan_attributes (domain, version, part, attributes)"
                + " values (:domain, :version, :part, cast(:attributes as jsonb))"
                + " on conflict (domain, version, part) do update set"
                + " attributes = excluded.attributes")
        .bind("domain", domain.value())
        .bind("version", staged.version())
        .bind("part", staged.part())
        .bind("attributes", json(staged.content().attributes()))
        .execute();
  }

  /** From here on these count; older plans are forgotten. */
  private static void onPlanApplied(Handle handle, DomainId domain, PlanEvent.PlanApplied applied) {
    handle
        .createUpdate(
            "insert into plan_in_force (domain, version) values (:domain, :version)"
                + " on conflict (domain) do update set version = excluded.version")
        .bind("domain", domain.value())
        .bind("version", applied.version())
        .execute();
    handle
        .createUpdate("delete from plan_attributes where domain = :domain and version < :version")
        .bind("domain", domain.value())
        .bind("version", applied.version())
        .execute();
  }

  /**
   * @throws Problem 400 when one is not declared or has a value that is not allowed
   */
  void check(Handle handle, DomainId domain, Map<String, String> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    List<AttributePlan> plans = inForce(handle, domain);
    attributes.forEach(
        (name, value) -> {
          if (plans.stream().noneMatch(plan -> plan.name().equals(name) && allows(plan, value))) {
            throw Problem.badRequest(
                "unknown_attribute",
                "Expected attributes and values that the routing plan declares but one is not");
          }
        });
  }

  private static boolean allows(AttributePlan plan, String value) {
    return plan.values().contains(value)
        || (plan.pattern() != null && value.matches(plan.pattern()));
  }

  private static List<AttributePlan> inForce(Handle handle, DomainId domain) {
    return handle
        .createQuery(
            "select attributes::text from plan_attributes a join plan_in_force f"
                + " on f.domain = a.domain and f.version = a.version where a.domain = :domain")
        .bind("domain", domain.value())
        .mapTo(String.class)
        .stream()
        .flatMap(json -> plans(json).stream())
        .toList();
  }

  private static List<AttributePlan> plans(String json) {
    try {
      return Json.LOG.readValue(json, PLANS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(List<AttributePlan> plans) {
    try {
      return Json.LOG.writeValueAsString(plans);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
