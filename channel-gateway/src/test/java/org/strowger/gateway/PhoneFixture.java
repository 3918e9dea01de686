package org.strowger.gateway;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.phone.Switchboard;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.Program;

/** A caller, an agent and her phone; after each test nothing of a call is left open. */
abstract class PhoneFixture {

  static final Duration LONG = Duration.ofSeconds(40);

  final String caller = "+4930" + ThreadLocalRandom.current().nextInt(10_000_000, 99_000_000);
  final String agent = "a-" + UUID.randomUUID().toString().substring(0, 8);
  final int phone = FreePort.udp();

  @Inject PhoneRoom phones;
  @Inject Switchboard switchboard;
  @Inject Store store;

  @BeforeAll
  static void requireSipp() {
    Program.require("sipp", "sip-tester");
  }

  @AfterEach
  void shouldLeaveNothingOpen() {
    phones.isEmpty();
  }

  RouteContact routed(RobotRouter router) {
    return router.routed(() -> store.customer(caller));
  }

  static boolean of(ContactId contact, RouteContact routed) {
    return contact.equals(routed.contactId());
  }
}
