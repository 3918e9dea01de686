package org.strowger.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.contracts.routing.ContactCommand.WithdrawContact;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("TR21: a number of ours is found in each spelling in which a trunk sends it")
class PhoneNumberTest extends PhoneFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:+493012345678@strowger.example",
        "sip:+493012345678@strowger.example;user=phone",
        "sip:00493012345678@strowger.example",
        "sip:493012345678@strowger.example",
        "sip:03012345678@strowger.example",
        "sip:%2B493012345678@strowger.example",
        "sip:+49-30-1234.5678@strowger.example",
        "sip:+493012345678;npdi=yes@strowger.example;user=phone",
        "sip:12345678;phone-context=+49-30@strowger.example;user=phone",
        "tel:+49-30-12345678",
        "tel:12345678;phone-context=+4930"
      })
  void shouldTakeACallToIt_TR21(String uri) {
    try (var router = new RobotRouter(LONG);
        var calls = phones.dialsUri(uri, caller)) {
      calls.succeeds();
      router.awaitEnd(routed(router), WithdrawContact.Reason.CUSTOMER_LEFT);
    }
  }
}
