package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.phone.PhonePasswords;
import org.strowger.gateway.phone.Switchboard;
import org.strowger.gateway.phone.driver.PhoneDriver;

/** The phones of the tests, and whether any call is left. */
@Singleton
class PhoneRoom {

  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PhoneDriver driver;
  private final Switchboard switchboard;
  private final PhonePasswords passwords;
  private final Store store;

  PhoneRoom(PhoneDriver driver, Switchboard switchboard, PhonePasswords passwords, Store store) {
    this.driver = driver;
    this.switchboard = switchboard;
    this.passwords = passwords;
    this.store = store;
  }

  /**
   * Neither a leg nor a call nor a row that has not ended, nor a command that no router answered:
   * it would be said again every half minute, to the routers of later tests.
   */
  void isEmpty() {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(driver.legs()).as("legs").isZero();
              assertThat(switchboard.count()).as("calls").isZero();
              assertThat(store.one("select count(*) from calls where stage <> 'Ended'", Long.class))
                  .as("open rows")
                  .isZero();
              assertThat(
                      store.one(
                          "select count(*) from outbox"
                              + " where id in (select 'route-' || contact_id from calls)",
                          Long.class))
                  .as("commands without an answer")
                  .isZero();
            });
  }

  /** The roster says so. */
  void hasPhone(String agent) {
    Router.putAgent(agent, agent);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                store.one("select count(*) from agent_phones where phone = ?", Long.class, agent)
                    == 1);
  }

  /** The agent has a phone, and it registers. */
  void register(String agent, int port) {
    hasPhone(agent);
    try (var registers = registers("register", password(agent), agent, port, 300)) {
      registers.succeeds();
    }
  }

  Sipp registers(String scenario, String password, String agent, int port, int expires) {
    return Sipp.calls(
        scenario,
        driver.address(),
        Map.of("user", agent, "contact_port", "" + port, "expires", "" + expires),
        1,
        "-au",
        agent,
        "-ap",
        password);
  }

  String password(String agent) {
    return passwords.of(new DomainId(OutsideWorld.DOMAIN), agent);
  }

  /** Somebody dials support. */
  Sipp call(String caller, String scenario, int calls, String... more) {
    return calls(caller, Map.of(), scenario, calls, "support", List.of(more));
  }

  /** Dials from where she can be called back. */
  Sipp callFrom(int port, String caller, String scenario) {
    return calls(caller, Map.of("contact_port", "" + port), scenario, 1, "support", List.of());
  }

  Sipp dial(String number, String caller, String scenario) {
    return calls(caller, Map.of(), scenario, 1, number, List.of());
  }

  /** Dials an address as it is written. */
  Sipp dialsUri(String uri, String caller) {
    return calls(caller, Map.of("uri", uri), "caller-dials", 1, "support", List.of());
  }

  /** Asks the driver something that is no call. */
  Sipp ask(String scenario) {
    return Sipp.calls(scenario, driver.address(), Map.of(), 1);
  }

  private Sipp calls(
      String caller,
      Map<String, String> more,
      String scenario,
      int calls,
      String number,
      List<String> options) {
    var keys = new HashMap<>(more);
    keys.put("caller", caller);
    keys.put("language", "fr-CA, de;q=0.5");
    var arguments = new ArrayList<>(List.of("-s", number));
    arguments.addAll(options);
    return Sipp.calls(scenario, driver.address(), keys, calls, arguments.toArray(String[]::new));
  }
}
