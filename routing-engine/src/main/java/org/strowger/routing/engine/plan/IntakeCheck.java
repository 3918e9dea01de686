package org.strowger.routing.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.plan.CalendarPlan;
import org.strowger.contracts.plan.CalendarPlan.Holiday;
import org.strowger.contracts.plan.CalendarPlan.Hours;
import org.strowger.contracts.plan.Intake;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.plan.QueuePlan;
import org.strowger.contracts.plan.RoutingPlan;
import org.strowger.contracts.plan.WaitingLimit;

/** Checks calendars, limits and the intake of queues. */
final class IntakeCheck {

  private static final int MOST = 1_000_000;
  private static final int DAY = 86_400;
  private static final int MAX_MESSAGE = 500;

  private final RoutingPlan plan;
  private final Faults faults;
  private final List<CalendarPlan> calendars;
  private final List<WaitingLimit> limits;
  private final Map<QueueId, QueueId> overflows = new TreeMap<>();
  private final Set<QueueId> queues = new TreeSet<>();

  IntakeCheck(RoutingPlan plan, Faults faults) {
    this.plan = plan;
    this.faults = faults;
    this.calendars = plan.calendars() == null ? List.of() : plan.calendars();
    this.limits = plan.limits() == null ? List.of() : plan.limits();
    plan.queues().stream().map(QueuePlan::id).filter(id -> id != null).forEach(queues::add);
  }

  void run() {
    faults.requireUnique("calendars", calendars, CalendarPlan::id);
    calendars.forEach(this::check);
    faults.requireUnique("limits", limits, WaitingLimit::name);
    for (WaitingLimit limit : limits) {
      faults.requireCode("limits[" + limit.name() + "].name", limit.name());
      faults.requireRange("limits[" + limit.name() + "].size", limit.size(), 0, MOST);
    }
    plan.queues().forEach(this::check);
    overflows.keySet().forEach(this::refuseCycle);
  }

  private void check(CalendarPlan calendar) {
    String key = "calendars[" + calendar.id() + "]";
    faults.requireCode(key + ".id", calendar.id());
    faults.requirePresent(key + ".timeZone", calendar.timeZone());
    if (calendar.hours().isEmpty()) {
      faults.add(key + ".hours", null, "Expected opening hours but there are none");
    }
    for (Hours each : calendar.hours()) {
      if (each.day() == null || each.from() == null || each.to() == null) {
        faults.add(key + ".hours", each, "Expected a day and two times but one is missing");
      }
    }
    for (Holiday each : calendar.holidays()) {
      if (each.date() == null || (each.from() == null) != (each.to() == null)) {
        faults.add(key + ".holidays", each, "Expected a date, and both times or none");
      }
    }
  }

  private void check(QueuePlan queue) {
    String key = "queues[" + queue.id() + "]";
    if (queue.autoAccept() != null && queue.autoAccept().contains(ChannelType.VOICE)) {
      faults.add(key + ".autoAccept", ChannelType.VOICE, "Expected no calls: a phone has to ring");
    }
    Intake intake = queue.intake();
    if (intake != null) {
      check(key + ".intake", queue, intake);
    }
  }

  private void check(String key, QueuePlan queue, Intake intake) {
    if (intake.calendar() != null) {
      faults.requireDeclared(
          key + ".calendar",
          intake.calendar(),
          calendars.stream().map(CalendarPlan::id).toList(),
          "a calendar");
    }
    if (intake.sharedLimit() != null) {
      faults.requireDeclared(
          key + ".sharedLimit",
          intake.sharedLimit(),
          limits.stream().map(WaitingLimit::name).toList(),
          "a limit");
    }
    if (intake.maximumSize() != null) {
      faults.requireRange(key + ".maximumSize", intake.maximumSize(), 0, MOST);
    }
    faults.requireKnown(key + ".onClosed", intake.onClosed());
    faults.requireKnown(key + ".onFull", intake.onFull());
    faults.requireKnown(key + ".onForecastExceeded", intake.onForecastExceeded());
    if (intake.onClosed() == AdmissionAction.CALLBACK) {
      faults.add(
          key + ".onClosed", AdmissionAction.CALLBACK, "Expected DEFER for callers to be called");
    }
    if (intake.calendar() == null) {
      requireOpening(key + ".onFull", intake.onFull());
      requireOpening(key + ".onForecastExceeded", intake.onForecastExceeded());
    }
    if (intake.maximumForecast() != null) {
      faults.requireRange(key + ".maximumForecast", intake.maximumForecast(), 1, DAY);
    }
    String message = intake.message();
    if (message != null && (message.isBlank() || message.length() > MAX_MESSAGE)) {
      faults.add(
          key + ".message",
          message.substring(0, Math.min(message.length(), 32)),
          "Expected 1–" + MAX_MESSAGE + " characters but got another text");
    }
    checkOverflow(key, queue, intake);
  }

  private void requireOpening(String key, @Nullable AdmissionAction action) {
    if (action == AdmissionAction.DEFER) {
      faults.add(key, action, "Expected a calendar whose opening is waited for but got none");
    }
  }

  private void checkOverflow(String key, QueuePlan queue, Intake intake) {
    boolean used =
        intake.onClosed() == AdmissionAction.OVERFLOW
            || intake.onFull() == AdmissionAction.OVERFLOW
            || intake.onForecastExceeded() == AdmissionAction.OVERFLOW;
    QueueId to = intake.overflowTo();
    if (used && (to == null || !queues.contains(to))) {
      faults.add(
          key + ".overflowTo", to, "Expected a queue of the plan but it declares no such one");
    } else if (used && to != null && queue.id() != null) {
      overflows.put(queue.id(), to);
    }
  }

  private void refuseCycle(QueueId start) {
    QueueId at = start;
    for (int i = 0; i <= overflows.size() && at != null; i++) {
      at = overflows.get(at);
      if (start.equals(at)) {
        faults.add(
            "queues[" + start + "].intake.overflowTo",
            overflows.get(start),
            "Expected overflows that end but this one comes back");
        return;
      }
    }
  }
}
