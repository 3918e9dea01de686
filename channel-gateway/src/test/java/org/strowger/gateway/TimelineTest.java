package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.echo.EchoIngress;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("what was before with a customer is read page by page, the latest first")
class TimelineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String agent = "u-" + UUID.randomUUID();

  @Inject EchoIngress ingress;
  @Inject Store store;

  private EarlierConversations customers;
  private Desk lead;

  @BeforeEach
  void signIn() {
    customers = new EarlierConversations(ingress, store);
    lead = Desk.of("u-" + UUID.randomUUID(), OutsideWorld.DOMAIN, Role.SUPERVISOR);
  }

  @Test
  void shouldTellHowAContactWentOn() {
    // given
    RouteContact contact = customers.writes("\n  Where is my parcel?\nThank you");
    String stage = "entries[0].stage";
    // when
    Router.enqueues(contact, "support-mail", 1);
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> "WAITING".equals(path(contact, stage)));
    // when
    Router.assigns(contact, agent);
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> "ENGAGED".equals(path(contact, stage)));
    // when
    Router.closes(contact, agent);
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> "CLOSED".equals(path(contact, stage)));
    Response read = read(contact, "");
    assertThat(read.<String>path("entries[0].firstLine")).isEqualTo("Where is my parcel?");
    assertThat(read.<String>path("entries[0].queueId")).isEqualTo("support-mail");
    assertThat(read.<String>path("entries[0].agentId")).isEqualTo(agent);
    assertThat(read.<String>path("entries[0].outcome")).isNotEmpty();
    assertThat(read.<String>path("entries[0].endedAt")).isNotEmpty();
    assertThat(read.<String>path("next")).isNull();
  }

  @Test
  void shouldBeReadPageByPage() {
    // given
    RouteContact first = customers.writes("one");
    List<String> contacts = new ArrayList<>(List.of(first.contactId().value()));
    for (int i = 0; i < 4; i++) {
      contacts.addFirst(customers.writesAgain(first, "again").contactId().value());
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> read(first, "").<List<?>>path("entries").size() == 5);
    // when
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Response page = read(first, "?limit=2&cursor=" + cursor);
      found.addAll(page.<List<String>>path("entries.contactId"));
      cursor = page.path("next");
    } while (cursor != null);
    // then
    assertThat(found).isEqualTo(contacts);
  }

  @Test
  void shouldReadALongConversationPartByPart() {
    // given
    RouteContact contact = customers.writes("message 1");
    String conversation = contact.conversationId().value();
    store.run(
        "insert into messages (id, conversation_id, sequence, direction, author_kind, body,"
            + " happened_at, stored_at) select '"
            + conversation
            + "-' || i, '"
            + conversation
            + "', i, 'IN', 'CUSTOMER', 'message ' || i, now(), now() from generate_series(2, 120) i");
    store.run("update conversations set last_sequence = 120 where id = '" + conversation + "'");
    lead.await(contact.contactId(), 200);
    // then
    String path = "/api/gateway/conversations/" + conversation;
    Response latest = lead.get(path);
    assertThat(latest.<Integer>path("messages[0].sequence")).isEqualTo(71);
    assertThat(latest.<Integer>path("older")).isEqualTo(71);
    assertThat(latest.<Integer>path("newer")).isNull();
    Response older = lead.get(path + "?before=71");
    assertThat(older.<Integer>path("messages[0].sequence")).isEqualTo(21);
    assertThat(older.<Integer>path("messages[49].sequence")).isEqualTo(70);
    Response around = lead.get(path + "?around=40");
    assertThat(around.<Integer>path("older")).isEqualTo(15);
    assertThat(around.<Integer>path("newer")).isEqualTo(64);
    Response newer = lead.get(path + "?after=64");
    assertThat(newer.<Integer>path("messages[0].sequence")).isEqualTo(65);
    assertThat(lead.get(path + "?before=9&after=1").statusCode()).isEqualTo(400);
    assertThat(lead.get("/api/gateway/conversations/cv-none").statusCode()).isEqualTo(404);
  }

  private Response read(RouteContact contact, String query) {
    return lead.get("/api/gateway/customers/" + contact.customerId() + "/timeline" + query);
  }

  private @Nullable String path(RouteContact contact, String path) {
    Response read = read(contact, "");
    return read.statusCode() == 200 ? read.path(path) : null;
  }
}
