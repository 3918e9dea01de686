package org.strowger.routing.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.strowger.contracts.routing.RoutingEvent;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Meta;

/** Commands whose events are still to come, by command id. */
@Singleton
final class PendingAnswers {

  private final Map<String, Pending> pending = new ConcurrentHashMap<>();
  private volatile boolean live;

  /** Every event that becomes readable from now on will be told. */
  void goLive() {
    live = true;
  }

  /** Only then can an answer be waited for. */
  boolean live() {
    return live;
  }

  /** Waits from now on; to be called before the command is sent. */
  CompletableFuture<CommandOutcome> expect(String commandId) {
    return pending.computeIfAbsent(commandId, _ -> new Pending()).answer;
  }

  void forget(String commandId) {
    pending.remove(commandId);
  }

  /** Called by one thread, in the order of the log. */
  void onEvent(Message<RoutingEvent> event, Meta.Cause cause) {
    Pending found = pending.get(cause.commandId());
    if (found == null || !found.take(event.body(), cause)) {
      return;
    }
    pending.remove(cause.commandId());
    found.answer.complete(
        new CommandOutcome(cause.commandId(), cause.offset(), cause.planVersion(), found.events));
  }

  private static final class Pending {

    private final CompletableFuture<CommandOutcome> answer = new CompletableFuture<>();
    private final List<RoutingEvent> events = new ArrayList<>();

    /** True with the last event. A command that was sent twice is answered by its first place. */
    boolean take(RoutingEvent event, Meta.Cause cause) {
      if (cause.index() == 1) {
        events.clear();
      }
      events.add(event);
      return events.size() == cause.count();
    }
  }
}
