package org.strowger.gateway.phone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.gateway.phone.driver.MediaServer;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.servicekit.access.Allowed;
import org.strowger.servicekit.access.Permission;

/** What this process carries now. */
@Path("/api/gateway/phone")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Singleton
public class PhoneStatusResource {

  private final Switchboard switchboard;
  private final Registrations registrations;
  private final PhoneDriver driver;
  private final MediaServer media;

  PhoneStatusResource(
      Switchboard switchboard, Registrations registrations, PhoneDriver driver, MediaServer media) {
    this.switchboard = switchboard;
    this.registrations = registrations;
    this.driver = driver;
    this.media = media;
  }

  void measure(@Observes StartupEvent event, MeterRegistry metrics) {
    Gauge.builder("strowger.gateway.phone.calls", switchboard, board -> board.calls().size())
        .register(metrics);
    Gauge.builder("strowger.gateway.phone.legs", driver, PhoneDriver::legs).register(metrics);
  }

  /** Reads what this process carries now. */
  @GET
  @Allowed(Permission.WALLBOARD)
  public PhoneStatus read() {
    var calls = new TreeMap<String, Integer>();
    switchboard
        .calls()
        .forEach(call -> calls.merge(call.stage().getClass().getSimpleName(), 1, Integer::sum));
    return new PhoneStatus(
        driver.serves(),
        driver.address(),
        media.relays(),
        calls,
        driver.legs(),
        registrations.count());
  }

  /**
   * The phone in figures.
   *
   * @param mediaRelayed whether voices pass through a media server, which can play and record
   * @param calls carried by this process, by stage
   * @param legs that live in this process
   * @param registered phones that can be rung, of all processes
   */
  public record PhoneStatus(
      boolean served,
      String address,
      boolean mediaRelayed,
      Map<String, Integer> calls,
      int legs,
      long registered) {}
}
