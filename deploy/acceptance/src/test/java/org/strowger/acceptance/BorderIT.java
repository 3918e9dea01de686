package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.acceptance.RawRequest.Answer;

/** Strangers at the HTTP port: what has no end, and what walks round. */
@Timeout(120)
class BorderIT {

  private static final long MIB = 1024 * 1024;

  /** More than what the two systems' socket buffers hold. */
  private static final long MOST_SENT = 64 * MIB;

  private static final Path API = Path.of("../../docs/api");
  private static final Pattern PATH = Pattern.compile("^  (/\\S+):$");
  private static final Pattern CHANGE = Pattern.compile("^    (post|put|patch|delete):$");

  private static Exchange exchange;

  @BeforeAll
  static void start() throws Exception {
    exchange = Exchange.start("border");
  }

  @AfterAll
  static void stop() {
    if (exchange != null) {
      exchange.close();
    }
  }

  /** Every request with a body that the interfaces' descriptions name. */
  static Stream<RawRequest> requests() throws IOException {
    var requests = new ArrayList<RawRequest>();
    try (Stream<Path> files = Files.list(API)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
        String path = "";
        for (String line : Files.readAllLines(file)) {
          Matcher named = PATH.matcher(line);
          Matcher change = CHANGE.matcher(line);
          if (named.matches()) {
            path = named.group(1).replaceAll("\\{[^}]*}", "x-1");
          } else if (change.matches() && path.startsWith("/api/")) {
            requests.add(new RawRequest(change.group(1).toUpperCase(Locale.ROOT), path));
          }
        }
      }
    }
    assertThat(requests).as("requests in " + API).hasSizeGreaterThan(20);
    return requests.stream();
  }

  @ParameterizedTest
  @MethodSource("requests")
  @DisplayName("TR60: a body without end is cut off, whoever it is meant for")
  void shouldCutOffABodyWithoutEnd(RawRequest request) throws Exception {
    for (char filler : new char[] {' ', 'x'}) {
      assertThat(request.sendWithoutEnd(exchange.addresses().http(), filler, MOST_SENT))
          .as("bytes that were taken of " + request + " of '" + filler + "'")
          .isLessThan(MOST_SENT);
    }
  }

  @Test
  @DisplayName("TR60: twenty bodies without end at once take no memory")
  void shouldKeepItsMemoryUnderManyBodiesWithoutEnd() throws Exception {
    // given
    int port = exchange.addresses().http();
    var post = new RawRequest("POST", "/api/gateway/inbound/shop");
    long before = residentMib();
    List<Callable<Long>> strangers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      strangers.add(() -> post.sendWithoutEnd(port, ' ', 1024 * MIB));
    }
    // when
    List<Future<Long>> sent;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sent = threads.invokeAll(strangers);
    }
    // then
    for (Future<Long> each : sent) {
      assertThat(each.get()).isLessThan(MOST_SENT);
    }
    long grown = residentMib() - before;
    System.out.println("20 bodies without end: resident memory grew by " + grown + " MiB");
    assertThat(grown).isLessThan(256);
    assertThat(exchange.login("anna").get("/api/console/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/demo/setting",
        "/demo;x/setting",
        "/demo/setting;x=1",
        "/demo;/setting",
        "//demo/setting",
        "/demo//setting",
        "/./demo/setting",
        "/x/../demo/setting",
        "/%64emo/setting",
        "/demo%2fsetting",
        "/demo/%73etting",
        "/demo/setting/",
        "/DEMO/setting",
        "/demo;x/mails?address=a@example.com",
        "/demo/mails;x?address=a@example.com",
        "/demo;x/webhook",
        "/demo/webhook;x",
        "/demo;x/index.html",
      })
  @DisplayName("TR64: no spelling of a path walks round the demo's door")
  void shouldShowTheDemoToNobodyElse(String path) throws Exception {
    // when a name of somebody else's leads here
    Answer answer =
        new RawRequest("GET", path).send(exchange.addresses().http(), "Host: evil.example");
    // then
    assertThat(answer.status()).as(path).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("strowger-demo");
  }

  @Test
  @DisplayName("TR64: the demo's page is shown to this machine")
  void shouldShowTheDemoToThisMachine() throws Exception {
    Answer answer =
        new RawRequest("GET", "/demo/setting").send(exchange.addresses().http(), "Host: 127.0.0.1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("strowger-demo");
  }

  private static long residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(exchange.addresses().pid()), "status"))
            .stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }
}
