package org.strowger.gateway.phone;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.id.InstanceId;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.database.GatewayOutbox;
import org.strowger.gateway.live.Instances;
import org.strowger.gateway.live.LeaseLost;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.IncomingCall;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.MediaServer;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.gateway.phone.driver.QueueNotice;
import org.strowger.gateway.phone.driver.Registration;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * The calls that this process carries. Each event of a call is decided by {@link CallRules}, the
 * outcome stored with what it says to the others, and only then done; hanging up alone does not
 * wait for the database.
 */
@Singleton
public class Switchboard {

  private static final Logger LOG = Logger.getLogger(Switchboard.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final GatewayDatabase database;
  private final CallRepository repository;
  private final CallPublisher publisher;
  private final CallStore store;
  private final Registrations registrations;
  private final Instances instances;
  private final GatewayOutbox outbox;
  private final PhoneDriver driver;
  private final MediaServer media;
  private final CallExecutor executor;
  private final ConcurrentMap<ContactId, Call> calls = new ConcurrentHashMap<>();

  Switchboard(
      GatewayDatabase database,
      CallRepository repository,
      CallPublisher publisher,
      CallStore store,
      Registrations registrations,
      Instances instances,
      GatewayOutbox outbox,
      PhoneDriver driver,
      MediaServer media,
      CallExecutor executor) {
    this.database = database;
    this.repository = repository;
    this.publisher = publisher;
    this.store = store;
    this.registrations = registrations;
    this.instances = instances;
    this.outbox = outbox;
    this.driver = driver;
    this.media = media;
    this.executor = executor;
  }

  /** A customer calls; said in its order. */
  void onIncoming(IncomingCall incoming) {
    LegId leg = incoming.leg();
    Call call = store.waiting(incoming);
    calls.put(leg.contact(), call); // the router may be quicker than this thread
    HangUpReason refusal = refusal(call, incoming);
    if (refusal != null) {
      calls.remove(leg.contact());
      driver.hangUp(leg, refusal);
    } else {
      driver.letWait(leg, QueueNotice.WAITS);
    }
  }

  private @Nullable HangUpReason refusal(Call call, IncomingCall incoming) {
    try {
      return store.store(call, incoming, driver.stored(incoming.leg()))
          ? null
          : HangUpReason.DUPLICATE;
    } catch (RuntimeException e) {
      LOG.warnf("A call is not taken now: %s", FailureTrace.of(e));
      return HangUpReason.UNAVAILABLE;
    }
  }

  /** Something happens to a call; of one that is not carried here it does nothing. */
  void submit(ContactId contact, CallEvent event) {
    executor.submit(contact, () -> decide(contact, event));
  }

  /** A contact that waits for its callback is offered: one replica takes it. */
  void callBack(ContactId contact, CallEvent event) {
    executor.submit(
        contact,
        () -> {
          if (!calls.containsKey(contact)) {
            database
                .jdbi()
                .inTransaction(handle -> repository.claim(handle, contact, instances.self()))
                .ifPresent(call -> calls.put(contact, call));
          }
          decide(contact, event);
        });
  }

  /** Whether the call is carried here. */
  public boolean carries(ContactId contact) {
    return calls.containsKey(contact);
  }

  /** The call, if it is carried here; asked in its order. */
  @Nullable Call call(ContactId contact) {
    return calls.get(contact);
  }

  /** How many calls are carried here. */
  public int count() {
    return calls.size();
  }

  Collection<Call> calls() {
    return List.copyOf(calls.values());
  }

  /** Another replica has taken over what we carried: our legs go unsaid. */
  void onLeaseLost(@Observes LeaseLost lost) {
    calls.keySet().forEach(contact -> executor.submit(contact, () -> drop(contact)));
  }

  private void decide(ContactId contact, CallEvent event) {
    Call call = calls.get(contact);
    if (call == null) {
      return;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    CallDecision decision = CallRules.decide(call, event, now);
    if (decision.next().equals(call) && decision.actions().isEmpty()) {
      return;
    }
    decision.actions().forEach(this::hangUp);
    if (!decision.next().equals(call) && !store(decision, now)) {
      drop(contact);
      return;
    }
    if (decision.next().live()) {
      calls.put(contact, decision.next());
    } else {
      calls.remove(contact);
      media.release(contact);
    }
    decision.actions().forEach(action -> perform(decision.next(), action));
  }

  /** Tries until the database is there: what happened to a call must not get lost. */
  private boolean store(CallDecision decision, Instant now) {
    InstanceId self = instances.self();
    while (true) {
      try {
        boolean ours = database.jdbi().inTransaction(handle -> write(handle, decision, self, now));
        outbox.wake();
        return ours;
      } catch (RuntimeException e) {
        LOG.warnf("A call's state is stored later: %s", FailureTrace.of(e));
        try {
          Thread.sleep(RETRY);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
  }

  private boolean write(Handle handle, CallDecision decision, InstanceId self, Instant now) {
    Call next = decision.next();
    boolean ours =
        repository.update(handle, next, self, stored(next.customerLeg()), stored(next.agentLeg()));
    if (ours) {
      publisher.publish(handle, decision, now);
    }
    return ours;
  }

  private @Nullable String stored(@Nullable LegId leg) {
    return leg == null ? null : driver.stored(leg);
  }

  private void drop(ContactId contact) {
    Call call = calls.remove(contact);
    if (call != null) {
      CallRules.hangUpAll(call, HangUpReason.GATEWAY_RESTART)
          .to(call)
          .actions()
          .forEach(this::hangUp);
      media.release(contact);
    }
  }

  private void hangUp(CallAction action) {
    if (action instanceof CallAction.HangUp(LegId leg, HangUpReason reason)) {
      driver.hangUp(leg, reason);
    }
  }

  private void perform(Call call, CallAction action) {
    switch (action) {
      case CallAction.RingAgent ring -> ring(call, ring);
      case CallAction.LetRing(LegId caller) -> driver.letRing(caller);
      case CallAction.LetWait(LegId caller) -> driver.letWait(caller, QueueNotice.WAITS);
      case CallAction.Park(LegId customer) -> driver.park(customer);
      case CallAction.Connect(LegId caller, LegId agent) -> driver.connect(caller, agent);
      case CallAction.Dial dial -> dial(call, dial);
      case CallAction.SendCommand _, CallAction.PublishFact _, CallAction.HangUp _ -> {}
    }
  }

  /** Stores the leg, then rings: what rings can be stopped by whoever reads the row. */
  private void ring(Call call, CallAction.RingAgent ring) {
    boolean prepared =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  List<String> phones =
                      registrations.of(handle, call.domain(), ring.agentId()).stream()
                          .map(Registration::contact)
                          .toList();
                  return !phones.isEmpty()
                      && prepare(handle, call, ring.leg(), phones, call.customerLeg());
                });
    if (prepared) {
      driver.ring(ring.leg());
    } else {
      submit(call.contactId(), new CallEvent.AgentFailed(ring.leg(), DeclineReason.TECHNICAL));
    }
  }

  private void dial(Call call, CallAction.Dial dial) {
    boolean prepared =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    repository
                        .caller(handle, call.contactId())
                        .map(
                            address ->
                                prepare(
                                    handle, call, dial.customer(), List.of(address), dial.agent()))
                        .orElse(false));
    if (prepared) {
      driver.ring(dial.customer());
    } else {
      submit(
          call.contactId(), new CallEvent.CustomerFailed(dial.customer(), CallbackOutcome.FAILED));
    }
  }

  private boolean prepare(
      Handle handle, Call call, LegId leg, List<String> addresses, @Nullable LegId voiceOf) {
    driver.prepare(leg, addresses, voiceOf);
    return repository.update(
        handle, call, instances.self(), stored(call.customerLeg()), stored(call.agentLeg()));
  }
}
