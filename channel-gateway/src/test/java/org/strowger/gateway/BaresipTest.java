package org.strowger.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.testkit.FreePort;
import org.strowger.testkit.Program;
import org.strowger.testkit.StrowgerInfra;

/** Debian's baresip, which gives up at a second challenge, as an agent's phone. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class BaresipTest {

  private final String agent = "a-" + UUID.randomUUID().toString().substring(0, 8);

  @Inject PhoneRoom phones;
  @Inject PhoneDriver driver;
  @Inject Store store;

  @BeforeAll
  static void requireBaresip() {
    Program.require("baresip", "baresip-core");
  }

  @Test
  @DisplayName("TR92: a phone that understands one challenge registers")
  void shouldRegister_TR92(@TempDir Path home) throws IOException {
    // given
    phones.hasPhone(agent);
    Files.write(
        home.resolve("config"),
        List.of(
            "sip_listen 127.0.0.1:" + FreePort.udp(),
            "net_interface 127.0.0.1",
            "module_path /usr/lib/baresip/modules",
            "module g711.so",
            "module_app account.so",
            "module_app menu.so"));
    Files.write(home.resolve("contacts"), List.of());
    Files.writeString(
        home.resolve("accounts"),
        "<sip:%s@%s;transport=udp>;auth_user=%s;auth_pass=%s;regint=60;audio_codecs=pcmu%n"
            .formatted(agent, driver.address(), agent, phones.password(agent)));

    // when
    try (var _ = Program.start("baresip", List.of("baresip", "-f", home.toString(), "-v"))) {

      // then
      Awaitility.await()
          .atMost(PhoneRoom.PATIENCE)
          .until(
              () ->
                  store.one(
                          "select count(*) from phone_registrations where phone = ?",
                          Long.class,
                          agent)
                      == 1);
    }
  }
}
