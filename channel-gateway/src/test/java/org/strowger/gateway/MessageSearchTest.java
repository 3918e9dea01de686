package org.strowger.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.contracts.fact.DirectoryEntry.Role;
import org.strowger.contracts.routing.ContactCommand.RouteContact;
import org.strowger.gateway.echo.EchoIngress;
import org.strowger.testkit.StrowgerInfra;

@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
@QuarkusTestResource(OutsideWorld.class)
@DisplayName("CA50: messages are found by their words, in any script, the latest first")
class MessageSearchTest {

  private static final String MESSAGES = "/api/gateway/search/messages?q=";

  private final String tag = "q" + UUID.randomUUID().toString().replace("-", "");

  @Inject EchoIngress ingress;
  @Inject Store store;

  private EarlierConversations customers;
  private Desk lead;

  @BeforeEach
  void signIn() {
    customers = new EarlierConversations(ingress, store);
    lead = Desk.of("u-" + UUID.randomUUID(), OutsideWorld.DOMAIN, Role.SUPERVISOR);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Frau Müller wartet auf ihre Bücher, MULLER
          Frau Müller wartet auf ihre Bücher, buch
          The parcels have never arrived yesterday, parcel
          The parcels have never arrived yesterday, yester
          请问我的包裹在哪里, 包裹
          荷物はどこですか, 荷物
          소포가 어디에 있습니까, 소포
          Ref. AB-1234-77 please, ab-1234
          Straße und Maße, strasse
          """)
  void shouldFindWordsFoldedByTheirFormsAndInScriptsWithoutSpaces(String text, String query) {
    // when
    RouteContact command = customers.writes(tag + " " + text);
    // then
    Response found = lead.getEncoded(MESSAGES + encoded(tag + " " + query));
    assertThat(found.<List<String>>path("hits.conversationId"))
        .containsExactly(command.conversationId().value());
    String excerpt = found.path("hits[0].excerpt.text");
    List<Integer> from = found.path("hits[0].excerpt.ranges.from");
    List<Integer> to = found.path("hits[0].excerpt.ranges.to");
    assertThat(excerpt.substring(from.getFirst(), to.getFirst())).isEqualTo(tag);
    assertThat(from).hasSizeGreaterThan(1);
  }

  @Test
  void shouldNotFindWhereAWordIsMissing() {
    customers.writes(tag + " parcel");

    assertThat(lead.get(MESSAGES + tag + "+cup").<List<?>>path("hits")).isEmpty();
  }

  @Test
  void shouldFindPageByPageTheLatestFirst() {
    // given
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      written.addFirst(customers.writes(tag + " number " + i).conversationId().value());
    }
    // when
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Response page = lead.get(MESSAGES + tag + "&limit=2&cursor=" + cursor);
      found.addAll(page.<List<String>>path("hits.conversationId"));
      cursor = page.path("next");
    } while (cursor != null);
    // then
    assertThat(found).isEqualTo(written);
  }

  @Test
  void shouldNarrowByChannelQueueAndTime() {
    // given
    RouteContact command = customers.writes(tag);
    Router.enqueues(command, "support-" + tag, 1);
    // then
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count("&queue=support-" + tag) == 1);
    assertThat(count("&channel=SOCIAL")).isEqualTo(1);
    assertThat(count("&channel=EMAIL")).isZero();
    assertThat(count("&queue=other")).isZero();
    assertThat(count("&from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z")).isEqualTo(1);
    assertThat(count("&to=2020-01-01T00:00:00Z")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'q=', invalid_query",
    "'q=%20!%3F', invalid_query",
    "'q=a+b+c+d+e+f+g+h+i', invalid_query",
    "'q=word&limit=51', invalid_limit",
    "'q=word&limit=0', invalid_limit",
    "'q=word&cursor=abc', invalid_cursor",
    "'q=word&channel=FAX', invalid_value",
    "'q=word&from=yesterday', invalid_value",
    "'q=word&queue=%00', invalid_value"
  })
  void shouldRefuseBeforeItSearches(String parameters, String code) {
    Response refused = lead.getEncoded("/api/gateway/search/messages?" + parameters);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.<String>path("code")).isEqualTo(code);
  }

  @Test
  void shouldRefuseALongQuery() {
    assertThat(lead.get(MESSAGES + "a".repeat(201)).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("what was stored before the index is found in the same way")
  void shouldFillTheIndexOfEarlierMessagesAlike() throws IOException {
    // given
    RouteContact command =
        customers.writes(tag + " Größere Bücher für Frau Łukasz: 请问我的包裹 at AB-12 ﬁne");
    String conversation = command.conversationId().value();
    String terms = "select terms::text from message_terms where conversation_id = ?";
    String written = store.one(terms, String.class, conversation);
    String migration;
    try (var file = getClass().getResourceAsStream("/db/gateway/V17__history_and_search.sql")) {
      migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    int from = migration.indexOf("insert into message_terms");
    String fill =
        migration
            .substring(from, migration.indexOf(";", from))
            .replace(
                "join conversations v on v.id = m.conversation_id",
                "join conversations v on v.id = m.conversation_id and v.id = '"
                    + conversation
                    + "'");
    // when
    store.run("delete from message_terms where conversation_id = '" + conversation + "'");
    store.run(fill);
    // then
    assertThat(store.one(terms, String.class, conversation)).isEqualTo(written);
  }

  private int count(String filter) {
    return lead.get(MESSAGES + tag + filter).<List<?>>path("hits").size();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
