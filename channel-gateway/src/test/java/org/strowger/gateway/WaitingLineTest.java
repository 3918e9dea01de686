package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.database.GatewayDatabase;
import org.strowger.gateway.live.WaitingContacts;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
class WaitingLineTest {

  private final String queue = "q-" + UUID.randomUUID();

  @Inject WaitingContacts waiting;
  @Inject GatewayDatabase database;

  @Test
  @DisplayName("F9: a place only gets worse when somebody of a higher priority comes")
  void shouldKnowThePlaceOfEveryWaitingContact() {
    // given three in line, the last one with a higher priority
    RouteContact first = waits(5);
    RouteContact second = waits(5);
    RouteContact urgent = waits(1);
    awaitPlaces(Map.of(first.contactId(), 2, second.contactId(), 3, urgent.contactId(), 1));

    // when one is offered and refused, the others stay; when it is assigned they move up
    Router.offers(urgent, "u-line", 1);
    Router.expires(urgent, "u-line", 1);
    Router.assigns(first, "u-line");

    // then
    awaitPlaces(Map.of(second.contactId(), 2, urgent.contactId(), 1));
    assertThat(places(List.of(first.contactId()))).isEmpty();
  }

  private RouteContact waits(int priority) {
    String id = UUID.randomUUID().toString();
    RouteContact message = Router.message("ct-" + id, "cv-" + id, id);
    Router.opens(message);
    Router.enqueues(message, queue, priority);
    return message;
  }

  private void awaitPlaces(Map<ContactId, Integer> expected) {
    await().atMost(Duration.ofSeconds(60)).until(() -> places(expected.keySet()).equals(expected));
  }

  private Map<ContactId, Integer> places(java.util.Collection<ContactId> contacts) {
    return database.jdbi().withHandle(handle -> waiting.positions(handle, contacts));
  }
}
