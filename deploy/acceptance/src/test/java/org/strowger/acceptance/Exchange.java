package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.strowger.bench.client.Addresses;
import org.strowger.bench.client.Answer;
import org.strowger.bench.client.Desk;
import org.strowger.bench.client.ExchangeProcess;
import org.strowger.bench.client.Session;
import org.strowger.bench.client.TopicLog;
import org.strowger.bench.demo.Story;
import org.strowger.contracts.wire.Topics;

/** The exchange under test: the packaged app on fresh data under {@code target}. */
final class Exchange implements AutoCloseable {

  private static final String PASSWORD = "strowger-demo";

  private final ExchangeProcess process;

  private Exchange(ExchangeProcess process) {
    this.process = process;
  }

  static Exchange start(String name) throws IOException, InterruptedException {
    Path data = Path.of("target", "exchange-" + name).toAbsolutePath();
    delete(data);
    return new Exchange(ExchangeProcess.start(Path.of(System.getProperty("strowger.app")), data));
  }

  Desk desk(String agent) throws IOException, InterruptedException {
    return Desk.open(process.addresses().http(), agent, PASSWORD);
  }

  Session login(String username) throws IOException, InterruptedException {
    return Session.login(process.addresses().http(), username, PASSWORD);
  }

  MailCustomer mailCustomer(String address) throws IOException {
    return new MailCustomer(address, process.addresses().smtp(), process.addresses().imap());
  }

  ShopCustomer shopCustomer(String conversation) throws IOException {
    return new ShopCustomer(
        conversation,
        process.addresses().http(),
        Files.readString(process.data().resolve("secrets/shop-webhook-secret")).strip());
  }

  String site() throws IOException {
    return "http://127.0.0.1:" + process.addresses().http();
  }

  String management() throws IOException {
    return "http://127.0.0.1:" + process.addresses().management();
  }

  Path data() {
    return process.data();
  }

  Addresses addresses() throws IOException {
    return process.addresses();
  }

  /** Every contact, offer and assignment since the first start has ended; prints the counts. */
  void assertNothingLeftOpen() throws IOException {
    var log = new TopicLog<>(process.addresses().bootstrapServers(), Topics.ROUTING_EVENTS);
    Awaitility.await()
        .atMost(Duration.ofSeconds(45))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              var story = new Story();
              log.tell(Map.of(), story::tell);
              assertThat(leftOpen(story)).isEqualTo("0 contacts, 0 offers, 0 assignments");
              assertThat(story.offersEndedTwice()).isZero();
            });
    System.out.println("left open: 0 contacts, 0 offers, 0 assignments");
  }

  /** No leg of a call lives in the phone driver, and no call. */
  void assertNoDialog() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(45))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(metric("strowger_gateway_phone_legs")).isEqualTo("0.0");
              assertThat(metric("strowger_gateway_phone_calls")).isEqualTo("0.0");
            });
    System.out.println("left open: 0 dialogs, 0 calls");
  }

  private String metric(String name) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(management() + "/q/metrics")).build();
    try (var http = HttpClient.newHttpClient()) {
      // all of it is read: a client is closed only when nothing is left of an answer
      return http.send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .findFirst()
          .orElseThrow(() -> new AssertionError("Expected metric " + name + " but found none"));
    }
  }

  /**
   * An agent writes to her customer. She knows of her assignment from the router, and may be
   * quicker than the gateway: then her desk sends the message again.
   */
  static void reply(Desk desk, String contactId, String id, String text, long lastSeen) {
    Awaitility.await("the reply is taken")
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Answer sent = desk.reply(contactId, id, text, lastSeen);
              assertThat(sent.status()).as(sent.body().toString()).isEqualTo(201);
            });
  }

  /** A desk whose agent gives every ended contact a disposition and is free again at once. */
  Desk workingDesk(String agent) throws IOException, InterruptedException {
    var ended = new LinkedBlockingQueue<String>();
    Desk desk =
        Desk.open(
            process.addresses().http(),
            agent,
            PASSWORD,
            frame -> {
              if (frame.name().equals("WrapUpStarted")) {
                ended.add(frame.body().path("contactId").asText());
              }
            });
    Thread.ofVirtual().start(() -> finishAll(desk, ended));
    return desk;
  }

  private static void finishAll(Desk desk, BlockingQueue<String> ended) {
    try {
      while (desk.isOpen()) {
        String contactId = ended.poll(1, TimeUnit.SECONDS);
        if (contactId != null) {
          desk.closeContact(contactId, "answered");
          desk.endWrapUp(contactId);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String leftOpen(Story story) {
    return "%d contacts, %d offers, %d assignments"
        .formatted(story.openContacts(), story.openOffers(), story.openAssignments());
  }

  void killAndStartAgain() throws IOException, InterruptedException {
    kill();
    startAgain();
  }

  void kill() throws InterruptedException {
    process.kill();
  }

  void startAgain() throws IOException, InterruptedException {
    process.startAgain();
  }

  @Override
  public void close() {
    process.close();
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
