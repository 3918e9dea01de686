package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.Desk;
import org.strowger.bench.demo.sip.SipCall;
import org.strowger.bench.demo.sip.SipCall.Happening;
import org.strowger.bench.demo.sip.SipCall.What;
import org.strowger.bench.demo.sip.SipPhone;
import org.strowger.bench.demo.sip.SipStation;

/** Agents' phones that outlive the gateway, and what is awaited of calls. */
final class Phones {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Phones() {}

  /** The phone of the agent at this desk registers, and again in time; its calls are queued. */
  static void plugIn(SipStation station, Desk desk, BlockingQueue<SipCall> calls) throws Exception {
    JsonNode settings = desk.session().get("/api/gateway/desk/phone").body();
    station.onCall(settings.path("user").asText(), calls::add);
    var phone =
        new SipPhone(
            station, settings.path("address").asText(), settings.path("password").asText());
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                phone.stayRegistered();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  static SipCall ringing(BlockingQueue<SipCall> rings) throws InterruptedException {
    SipCall call = rings.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(call).as("the phone rings").isNotNull();
    call.ring();
    return call;
  }

  static SipCall lifted(BlockingQueue<SipCall> rings) throws InterruptedException {
    SipCall call = ringing(rings);
    call.answer();
    return call;
  }

  static Happening awaitWhat(SipCall call, What what) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Happening happening = call.next(Duration.ofSeconds(1));
      if (happening != null && happening.what() == what) {
        return happening;
      }
    }
    throw new AssertionError("Expected the call to be " + what + " but it was not");
  }
}
