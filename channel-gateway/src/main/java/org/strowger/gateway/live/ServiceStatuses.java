package org.strowger.gateway.live;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.DomainId;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.PlanEvent.PlanApplied;
import org.strowger.contracts.routing.QueueEvent.QueueClosed;
import org.strowger.contracts.routing.QueueEvent.QueuePaused;
import org.strowger.contracts.routing.QueueEvent.QueueResumed;
import org.strowger.contracts.routing.RoutingAnswer.ServiceStatusTold;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.topics.LiveRoutingListener;
import org.strowger.gateway.topics.RoutedEvent;
import org.strowger.gateway.topics.RoutingCommands;

/**
 * What customers find at the entry points that somebody here looks at. The router is asked about a
 * point when somebody looks, each half minute while somebody does, and sooner when an agent or a
 * queue has changed; where nobody looks, nothing is asked.
 */
@Singleton
public class ServiceStatuses implements LiveRoutingListener {

  /** An answer is taken for so long whatever happens: an agent's every step is no question. */
  static final Duration AT_LEAST = Duration.ofSeconds(3);

  static final Duration AT_MOST = Duration.ofSeconds(30);

  /** An answer that has not come by then was lost. */
  static final Duration LOST_AFTER = Duration.ofSeconds(20);

  /** What was told holds no longer without another answer. */
  static final Duration HOLDS = Duration.ofMinutes(2);

  private static final int MOST_POINTS = 500;

  private final GatewayDatabase database;
  private final WaitingContacts waiting;
  private final RoutingCommands commands;
  private final GatewayOutbox outbox;
  private final Map<ServicePoint, Asked> points = new ConcurrentHashMap<>();
  private final Map<DomainId, Instant> changes = new ConcurrentHashMap<>();

  public ServiceStatuses(
      GatewayDatabase database,
      WaitingContacts waiting,
      RoutingCommands commands,
      GatewayOutbox outbox) {
    this.database = database;
    this.waiting = waiting;
    this.commands = commands;
    this.outbox = outbox;
  }

  /**
   * What the customers of these contacts find where they wait, asked for when it is time; those
   * that do not wait are left out.
   */
  public Map<ContactId, ServiceStatus> ofWaiting(Collection<ContactId> contacts) {
    if (contacts.isEmpty()) {
      return Map.of();
    }
    Map<ContactId, ServicePoint> places =
        database.jdbi().withHandle(handle -> waiting.points(handle, contacts));
    ask(places.values());
    var found = new HashMap<ContactId, ServiceStatus>();
    places.forEach((contact, point) -> found.put(contact, at(point)));
    return found;
  }

  /** What is known of a point; {@link ServiceStatus#UNKNOWN} before the first answer. */
  private ServiceStatus at(ServicePoint point) {
    Asked asked = points.get(bounded(point));
    return asked == null ? ServiceStatus.UNKNOWN : asked.status(Instant.now());
  }

  /** Asks about those points for which it is time; said again and again. */
  private void ask(Collection<ServicePoint> looked) {
    Instant now = Instant.now();
    points.values().removeIf(asked -> asked.at().plus(HOLDS).isBefore(now));
    List<ServicePoint> due =
        looked.stream().map(this::bounded).distinct().filter(point -> claim(point, now)).toList();
    if (!due.isEmpty()) {
      database
          .jdbi()
          .useTransaction(
              handle ->
                  due.forEach(
                      point ->
                          commands.askServiceStatus(
                              handle, point.domain(), point.question(), now)));
      outbox.wake();
    }
  }

  /**
   * What a customer finds at a point, asked for when what is known is too old.
   *
   * @param patience how long to wait for the answer; what was known before is told after that
   */
  public ServiceStatus look(ServicePoint point, Duration patience) {
    ask(List.of(point));
    Asked asked = points.get(bounded(point));
    if (asked == null) {
      return ServiceStatus.UNKNOWN;
    }
    try {
      asked.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // what was known before is told
    }
    return at(point);
  }

  @Override
  public void onRouting(RoutedEvent routed) {
    switch (routed.event()) {
      case ServiceStatusTold told -> answered(ServicePoint.of(routed.domain(), told), told);
      case AgentStateChanged _, QueueClosed _, QueuePaused _, QueueResumed _, PlanApplied _ ->
          changes.put(routed.domain(), Instant.now());
      default -> {}
    }
  }

  private void answered(ServicePoint point, ServiceStatusTold told) {
    var answer = new Answer(ServiceStatus.of(told), Instant.now());
    points.computeIfPresent(point, (_, asked) -> asked.answered(answer));
  }

  /** Anybody may name any language: beyond so many points it is not asked about. */
  private ServicePoint bounded(ServicePoint point) {
    return points.containsKey(point) || points.size() < MOST_POINTS
        ? point
        : point.withoutLanguage();
  }

  /** True for the one who has to ask. */
  private boolean claim(ServicePoint point, Instant now) {
    Asked before = points.get(point);
    if (before != null && !before.isDue(now, changes.get(point.domain()))) {
      return false;
    }
    var asked = new Asked(now, new CompletableFuture<>(), before == null ? null : before.latest());
    return before == null
        ? points.putIfAbsent(point, asked) == null
        : points.replace(point, before, asked);
  }

  private record Answer(ServiceStatus status, Instant at) {}

  /**
   * A question, answered or not.
   *
   * @param before the answer to the question before; null when there was none
   */
  private record Asked(Instant at, CompletableFuture<Answer> answer, @Nullable Answer before) {

    @Nullable Answer latest() {
      return answer.isDone() ? answer.join() : before;
    }

    ServiceStatus status(Instant now) {
      Answer latest = latest();
      return latest != null && latest.at().plus(HOLDS).isAfter(now) && !latest.status().isOver(now)
          ? latest.status()
          : ServiceStatus.UNKNOWN;
    }

    /** Also what another replica asked is an answer here. */
    Asked answered(Answer now) {
      return answer.complete(now)
          ? this
          : new Asked(at, CompletableFuture.completedFuture(now), null);
    }

    boolean isDue(Instant now, @Nullable Instant changed) {
      if (!answer.isDone()) {
        return at.plus(LOST_AFTER).isBefore(now);
      }
      Answer told = answer.join();
      boolean other = changed != null && !changed.isBefore(at);
      return at.plus(other || told.status().isOver(now) ? AT_LEAST : AT_MOST).isBefore(now);
    }
  }
}
