package org.strowger.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.gateway.email.EmailIngress;
import org.strowger.gateway.phone.driver.PhoneDriver;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@TestProfile(NoRoomTest.WholeDiskReserved.class)
@DisplayName("TR91: when the disk is nearly full new input is refused, so that it comes again")
class NoRoomTest {

  @TestHTTPResource("/api/gateway/chat/support/")
  URI support;

  @TestHTTPResource(value = "/health/ready", management = true)
  String health;

  @Inject EmailIngress ingress;
  @Inject PhoneDriver driver;

  /** No disk has so much room. */
  public static final class WholeDiskReserved implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "strowger.disk.directories", "/",
          "strowger.disk.low-percent", "102",
          "strowger.disk.reserved-percent", "101");
    }
  }

  @Test
  void shouldDeferMails_TR91() {
    assertThat(
            MailClient.send(
                ingress.port(),
                "customer@x.example",
                List.of("support@strowger.example"),
                MailClient.mail(
                    "customer@x.example", "support@strowger.example", "s", "<1@x>", "t")))
        .isEqualTo("452 4.3.1 Insufficient system storage, try again later");
  }

  @Test
  void shouldRefusePosts_TR91() {
    Instant now = Instant.now();
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    SignedPost.request("msg_1", now, SignedPost.SHOPS.sign("msg_1", now, body), body)
        .post("/api/gateway/inbound/shop")
        .then()
        .statusCode(503)
        .body("code", is("storage_full"))
        .header("Retry-After", notNullValue());
  }

  @Test
  void shouldSellNoTicket_TR91() {
    assertThat(WidgetClient.buy(support, "{}", Map.of()).status()).isEqualTo(503);
  }

  @Test
  void shouldRefuseCalls_TR91() throws Exception {
    try (var customer = new SipStranger(driver.address())) {
      customer.send(customer.request("INVITE", "none", "", SipStranger.offer("audio")));
      assertThat(customer.hears(503).orElseThrow()).contains("Retry-After");
    }
  }

  @Test
  void shouldSayWhyItIsNotReady_TR91() {
    given()
        .get(health)
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'disk' }.status", equalTo("DOWN"))
        .body("checks.find { it.name == 'disk' }.data.reason", containsString("nearly full"));
  }
}
