package org.strowger.gateway.phone.sip;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.gateway.phone.CallLanes;
import org.strowger.gateway.phone.CallStore;
import org.strowger.gateway.phone.DialledNumbers;
import org.strowger.gateway.phone.HangUpReason;
import org.strowger.gateway.phone.LegId;
import org.strowger.gateway.phone.Nonces;
import org.strowger.gateway.phone.PhoneAccounts;
import org.strowger.gateway.phone.PhoneDriver;
import org.strowger.gateway.phone.Registration;
import org.strowger.gateway.phone.Registrations;
import org.strowger.gateway.phone.Switchboard;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Carries calls by SIP over UDP. It only signals: the phones send their voices to each other. So it
 * has no announcements, no music, no recording; nor TCP, TLS or help through NAT.
 */
@Singleton
public class SipDriver implements PhoneDriver {

  private static final Logger LOG = Logger.getLogger(SipDriver.class);
  private static final Duration OPENING = Duration.ofSeconds(30);

  private final SipConfig config;
  private final DialledNumbers numbers;
  private final CallStore store;
  private final CallLanes lanes;
  private final Nonces nonces;
  private final PhoneAccounts accounts;
  private final Registrations registrations;
  private final Instance<Switchboard> switchboard;
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile @Nullable SipParts parts;

  /**
   * @param switchboard asked for at the start: it knows this driver
   */
  SipDriver(
      SipConfig config,
      DialledNumbers numbers,
      CallStore store,
      CallLanes lanes,
      Nonces nonces,
      PhoneAccounts accounts,
      Registrations registrations,
      Instance<Switchboard> switchboard) {
    this.config = config;
    this.numbers = numbers;
    this.store = store;
    this.lanes = lanes;
    this.nonces = nonces;
    this.accounts = accounts;
    this.registrations = registrations;
    this.switchboard = switchboard;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    Switchboard board = switchboard.get();
    var requests = new SipRequests(this::opened, lanes, board::submit);
    SipEndpoint endpoint = SipEndpoint.open(config, requests);
    var messages = new SipMessages(endpoint);
    var legs = new SipLegs();
    var ending = new LegEnding(endpoint, messages, legs);
    parts =
        new SipParts(
            endpoint,
            messages,
            legs,
            ending,
            new CallerLegs(messages, legs, ending, board::submit),
            new CalledLegs(endpoint, messages, legs, ending, board::submit),
            new InDialogRelay(endpoint, messages, board::submit),
            new InboundCalls(messages, legs, config, numbers, store, lanes, board),
            new SipRegistrar(endpoint, messages, config.realm(), nonces, accounts, registrations),
            new DeadLegs(endpoint, messages));
    opened.countDown();
    LOG.infof("Phones and calls are taken on %s (UDP)", address());
  }

  void stop(@Observes ShutdownEvent event) {
    SipParts open = parts;
    if (open != null) {
      open.endpoint().close();
    }
  }

  /** A datagram may come before the last part is made. */
  private SipParts opened() {
    try {
      if (!opened.await(OPENING.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("Expected SIP to be served but it is not");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected SIP to be served but was interrupted", e);
    }
    return Objects.requireNonNull(parts);
  }

  @Override
  public boolean serves() {
    return config.enabled();
  }

  @Override
  public String address() {
    SipParts open = parts;
    return config.host() + ":" + (open == null ? config.port() : open.endpoint().port());
  }

  @Override
  public void letWait(LegId caller, int position, @Nullable WaitForecast forecast) {
    SipLeg leg = find(caller);
    if (leg != null) {
      opened().callers().letWait(leg, position, forecast);
    }
  }

  @Override
  public void letRing(LegId caller) {
    SipLeg leg = find(caller);
    if (leg != null) {
      opened().callers().letRing(leg);
    }
  }

  @Override
  public void prepare(LegId leg, String address, @Nullable LegId voiceOf) {
    opened().called().prepare(leg, address, find(voiceOf));
  }

  @Override
  public void ring(LegId prepared) {
    SipLeg leg = find(prepared);
    if (leg != null) {
      opened().called().ring(leg);
    }
  }

  @Override
  public void connect(LegId caller, LegId agent) {
    SipLeg one = find(caller);
    SipLeg other = find(agent);
    if (one != null && other != null) {
      opened().callers().connect(one, other);
    }
  }

  @Override
  public void hangUp(LegId id, HangUpReason reason) {
    SipLeg leg = find(id);
    if (leg != null) {
      opened().ending().end(leg, reason);
    }
  }

  @Override
  public @Nullable String stored(LegId id) {
    SipLeg leg = find(id);
    return leg == null ? null : StoredLeg.of(leg).json();
  }

  /** Waits for the socket: the calls of an earlier life are ended before it is open. */
  @Override
  public void clear(LegId leg, String stored, HangUpReason reason) {
    lanes.submit(leg.contact(), () -> opened().dead().end(StoredLeg.read(stored), reason));
  }

  @Override
  public void check(Registration phone) {
    SipParts open = opened();
    try {
      ClientTransaction asked =
          open.endpoint().clientTransaction(open.messages().options(phone.contact()));
      asked.setApplicationData(
          new Exchange(
              null,
              _ -> registrations.checked(phone, true),
              () -> registrations.checked(phone, false)));
      asked.sendRequest();
    } catch (SipException e) {
      LOG.debugf("A phone cannot be asked: %s", FailureTrace.of(e));
      registrations.checked(phone, false);
    }
  }

  @Override
  public int legs() {
    SipParts open = parts;
    return open == null ? 0 : open.legs().size();
  }

  private @Nullable SipLeg find(@Nullable LegId id) {
    SipParts open = parts;
    return open == null ? null : open.legs().find(id);
  }
}
