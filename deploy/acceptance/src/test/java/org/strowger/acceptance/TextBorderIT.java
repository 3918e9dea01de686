package org.strowger.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.ShopApp;

/** Every text of every request, as the interfaces' descriptions name them, with what is hostile. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TextBorderIT {

  private static final String INBOUND = "/api/gateway/inbound/{endpoint}";
  private static final List<String> PEOPLE = List.of("adam", "sam", "anna", "olga");
  private static final JsonMapper JSON = new JsonMapper();

  /** Every card number that was sent, as it was sent. */
  private static final List<String> CARDS = new ArrayList<>();

  private static final Map<String, Session> SESSIONS = new HashMap<>();

  private static Exchange exchange;
  private static ShopApp shop;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("text-border");
    shop =
        new ShopApp(
            exchange.addresses().http(),
            Files.readString(exchange.data().resolve("secrets/shop-webhook-secret")).strip());
    for (String person : PEOPLE) {
      SESSIONS.put(person, exchange.login(person));
    }
  }

  @AfterAll
  static void stop() {
    if (exchange != null) {
      exchange.close();
    }
  }

  static Stream<TextField> bodies() throws IOException {
    List<TextField> all = TextField.all().stream().filter(it -> it.where().equals("body")).toList();
    assertThat(all).as("texts in bodies").hasSizeGreaterThan(30);
    return all.stream();
  }

  static Stream<TextField> addresses() throws IOException {
    List<TextField> all =
        TextField.all().stream().filter(it -> !it.where().equals("body")).toList();
    assertThat(all).as("texts in addresses").hasSizeGreaterThan(30);
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  @Order(1)
  @DisplayName("TR69: what cannot be kept is refused with its place")
  void shouldRefuseWithThePlace_TR69(TextField field) throws Exception {
    for (String hostile :
        List.of("\u0000", "Hello\u0000there", "\ud800", "x\udfff\ud83d", "\u0007\u0001\u001f")) {
      Answer answer = send(field, hostile);

      assertThat(answer.status()).as("%s: %s", field, answer.body()).isEqualTo(400);
      assertThat(answer.code()).as("%s: %s", field, answer.body()).isEqualTo("invalid_value");
      assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(field.name());
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  @Order(2)
  @DisplayName("TR69, TR71: very long texts and card numbers are refused or kept masked")
  void shouldRefuseOrKeepMasked_TR71(TextField field) throws Exception {
    String card = card(CARDS.size());
    String spaced = String.join(" ", card.split("(?<=\\G.{4})"));
    CARDS.addAll(List.of(card, spaced));
    for (String hostile :
        List.of(card, "Mine is " + spaced + ".", card + "\u200b", "w".repeat(300_000))) {
      Answer answer = send(field, hostile);

      assertThat(answer.status()).as("%s: %s", field, answer.body()).isBetween(200, 499);
      assertThat(answer.body().toString()).doesNotContain(card, spaced);
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  @Order(3)
  @DisplayName("TR69: no address ends in a fault of ours")
  void shouldAnswerAnyAddress_TR69(TextField field) throws Exception {
    for (String hostile :
        List.of(
            "\u0000",
            "a\u0000b",
            "\u001b",
            "\ud800",
            "\u3164",
            "1' or '1'='1",
            "x".repeat(3_000))) {
      Answer answer = send(field, hostile);

      assertThat(answer.status()).as("%s: %s", field, answer.body()).isBetween(200, 499);
    }
    assertThat(send(field, "a\u0000b").status()).as(field.toString()).isBetween(400, 499);
    String card = card(CARDS.size());
    CARDS.add(card);
    assertThat(send(field, card).status()).as(field.toString()).isBetween(200, 499);
  }

  @Test
  @Order(4)
  @DisplayName(
      "TR69, TR71: a plan or a roster with what cannot be kept is refused, naming the place")
  void shouldRefusePlansAndRosters_TR71() throws Exception {
    Session adam = session("adam");
    for (String hostile :
        List.of("\"a\\0b\"", "\"a\\e[31m\"", "\"" + card(9_001) + "\"", "\u0000")) {
      for (String path : List.of("/api/routing/plan?reason=a", "/api/routing/roster")) {
        Answer answer = adam.putYaml(path, "version: 7\nagents:\n  - id: " + hostile + "\n");

        assertThat(answer.status()).as(path + answer.body()).isIn(400, 422);
        assertThat(answer.body().toString()).doesNotContain(card(9_001));
      }
    }
    CARDS.add(card(9_001));
  }

  @Test
  @Order(5)
  @DisplayName("TR71: none of the card numbers is in a table, a topic or a log")
  void shouldHaveKeptNoCardNumber_TR71() throws Exception {
    assertThat(CARDS).hasSizeGreaterThan(30);
    assertNone("the log", Files.readString(exchange.data().resolve("log/exchange.log")));
    assertNone("topics", topics());
    assertNone("files of the database", database());
  }

  @Test
  @Order(6)
  @DisplayName("TR69: nobody was left with a fault of ours")
  void shouldHaveLoggedNoErrorOfOurs_TR69() throws IOException {
    try (Stream<String> lines = Files.lines(exchange.data().resolve("log/exchange.log"))) {
      assertThat(lines.filter(line -> line.contains(" ERROR "))).isEmpty();
    }
  }

  private static void assertNone(String where, String text) {
    List<String> found = CARDS.stream().filter(text::contains).toList();
    assertThat(found).as("card numbers in " + where).isEmpty();
  }

  /** All keys, headers and values of all topics. */
  private static String topics() throws IOException {
    var text = new StringBuilder();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", exchange.addresses().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      Map<TopicPartition, Long> end = consumer.endOffsets(all);
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(500))) {
          for (byte[] part : Arrays.asList(record.key(), record.value())) {
            text.append(part == null ? "" : new String(part, UTF_8)).append('\n');
          }
          record.headers().forEach(it -> text.append(new String(it.value(), UTF_8)).append('\n'));
        }
      }
    }
    return text.toString();
  }

  /** All that its files hold in plain, its log of changes included. */
  private static String database() throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.walk(exchange.data().resolve("postgres"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        CARDS.stream().filter(bytes::contains).forEach(card -> text.append(card).append(' '));
      }
    }
    return text.toString();
  }

  private static Answer send(TextField field, String text) throws Exception {
    if (field.path().equals(INBOUND) && field.where().equals("body")) {
      return shop.post("msg_" + UUID.randomUUID(), bytes(field.with(text)));
    }
    Answer answer = null;
    for (String person : PEOPLE) {
      answer = send(session(person), field, text);
      if (answer.status() != 403 && answer.status() != 401) {
        return answer;
      }
    }
    return Objects.requireNonNull(answer);
  }

  private static Session session(String person) {
    return Objects.requireNonNull(SESSIONS.get(person));
  }

  private static Answer send(Session session, TextField field, String text) throws Exception {
    boolean inBody = field.where().equals("body");
    String path = address(field, text);
    byte[] body =
        field.body().isMissingNode()
            ? new byte[0]
            : bytes(inBody ? field.with(text) : field.body());
    return session.send(field.method(), path, body);
  }

  private static String address(TextField field, String text) {
    String path = field.path();
    if (field.where().equals("path")) {
      path = path.replace("{" + field.name() + "}", encoded(text));
    }
    path =
        path.replace("{widgetId}", "support")
            .replace("{offerId}", "x-1~1")
            .replace("{endpoint}", "shop")
            .replaceAll("\\{[^}]*}", "x-1");
    return field.where().equals("query") ? path + "?" + field.name() + "=" + encoded(text) : path;
  }

  private static String encoded(String text) {
    return text.equals("\ud800") ? "%ED%A0%80" : URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Halves of surrogate pairs as escapes: no encoder would write them. */
  private static byte[] bytes(JsonNode body) throws IOException {
    var json = new StringBuilder();
    JSON.writeValueAsString(body)
        .chars()
        .forEach(
            c ->
                json.append(
                    Character.isSurrogate((char) c)
                        ? "\\u%04x".formatted(c)
                        : Character.toString(c)));
    return json.toString().getBytes(UTF_8);
  }

  /** A Visa number that nobody else sends; with a right check digit. */
  private static String card(int number) {
    String digits = "453971%09d".formatted(700_000_000 + number * 7_919);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return digits + (10 - sum % 10) % 10;
  }
}
