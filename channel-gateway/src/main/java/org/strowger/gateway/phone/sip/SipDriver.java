package org.strowger.gateway.phone.sip;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.ids.KeyedIds;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.MediaServer;
import org.strowger.gateway.phone.driver.NumberSpelling;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.gateway.phone.driver.PhoneRegistry;
import org.strowger.gateway.phone.driver.QueueNotice;
import org.strowger.gateway.phone.driver.Registration;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Carries calls by SIP over UDP. It only signals: the phones send their voices to each other. So it
 * has no announcements, no music, no recording; nor TCP, TLS or help through NAT.
 */
@Singleton
public class SipDriver implements PhoneDriver {

  private static final Logger LOG = Logger.getLogger(SipDriver.class);
  private static final String SECRET = "strowger.gateway.sip.phone-secret";
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final int FORGET_MINUTES = 10;

  private final SipConfig config;
  private final GatewayDatabase database;
  private final MediaServer media;
  private final NumberSpelling spelling;
  private final PhoneRegistry registry;
  private final Instance<PhoneEvents> events;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("gateway-sip-timer").daemon().factory());
  private volatile @Nullable SipParts parts;

  /**
   * @param events asked for at the start: whoever hears them knows this driver
   */
  SipDriver(
      SipConfig config,
      GatewayDatabase database,
      MediaServer media,
      NumberSpelling spelling,
      PhoneRegistry registry,
      Instance<PhoneEvents> events) {
    this.config = config;
    this.database = database;
    this.media = media;
    this.spelling = spelling;
    this.registry = registry;
    this.events = events;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    PhoneEvents heard = events.get();
    SipEndpoint endpoint = SipEndpoint.open(config, new SipRequests(this::opened, heard));
    var messages = new SipMessages(endpoint);
    var voices = new LegVoices(media);
    var legs = new SipLegs();
    var ending = new LegEnding(endpoint, messages, legs);
    var line = new LineLegs(endpoint, messages, legs, ending, voices, heard);
    var nonces = new Nonces(database, KeyedIds.of(SECRET, config.phoneSecret().orElse("")));
    parts =
        new SipParts(
            endpoint,
            messages,
            legs,
            ending,
            new CallerLegs(messages, legs, ending, line, voices, heard),
            new CalledLegs(endpoint, messages, legs, ending, voices, heard),
            line,
            new InDialogRelay(endpoint, messages, voices, heard),
            new InboundCalls(messages, legs, voices, config, spelling, heard),
            new SipRegistrar(
                endpoint,
                messages,
                config.realm(),
                nonces,
                new Challenges(config.digests()),
                registry),
            new DeadLegs(endpoint, messages));
    opened.countDown();
    var _ =
        timer.scheduleWithFixedDelay(
            () -> forget(nonces), FORGET_MINUTES, FORGET_MINUTES, TimeUnit.MINUTES);
    LOG.infof("Phones and calls are taken on %s (UDP)", address());
  }

  private static void forget(Nonces nonces) {
    try {
      nonces.forget();
    } catch (RuntimeException e) {
      LOG.warnf("Old nonces are forgotten later: %s", FailureTrace.of(e));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
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
  public void letWait(LegId caller, QueueNotice notice) {
    SipLeg leg = find(caller);
    if (leg != null) {
      opened().callers().letWait(leg, notice);
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
  public void prepare(LegId leg, List<String> addresses, @Nullable LegId voiceOf) {
    opened().called().prepare(leg, addresses, find(voiceOf));
  }

  @Override
  public void ring(LegId prepared) {
    SipLeg leg = find(prepared);
    if (leg != null) {
      opened().called().ring(leg);
    }
  }

  @Override
  public void park(LegId customer) {
    SipLeg leg = find(customer);
    if (leg != null) {
      opened().line().park(leg);
    }
  }

  @Override
  public void connect(LegId customer, LegId agent) {
    SipLeg one = find(customer);
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
    return leg == null ? null : StoredLeg.write(leg.forks);
  }

  /** Waits for the socket: the calls of an earlier life are ended before it is open. */
  @Override
  public void clear(LegId leg, String stored, HangUpReason reason) {
    events
        .get()
        .inOrder(
            leg.contact(),
            () -> StoredLeg.read(stored).forEach(one -> opened().dead().end(one, reason)));
  }

  @Override
  public void check(Registration phone) {
    SipParts open = opened();
    try {
      ClientTransaction asked =
          open.endpoint().clientTransaction(open.messages().options(phone.contact()));
      asked.setApplicationData(
          new PendingRequest(
              null, _ -> registry.onChecked(phone, true), () -> registry.onChecked(phone, false)));
      asked.sendRequest();
    } catch (SipException e) {
      LOG.debugf("A phone cannot be asked: %s", FailureTrace.of(e));
      registry.onChecked(phone, false);
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
