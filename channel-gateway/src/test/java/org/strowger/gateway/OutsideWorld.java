package org.strowger.gateway;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The customers' side: a mail server that takes answers, and a web server that is called back. */
public final class OutsideWorld implements QuarkusTestResourceLifecycleManager {

  public static final String SECRET = "whsec_c3Ryb3dnZXItdGVzdC1zZWNyZXQtb2YtMzItYnl0ZXMh";
  static final String OLD_SECRET = "whsec_c3Ryb3dnZXItdGVzdC1vbGQtc2VjcmV0LTMyLWJ5dGVz";
  static final String DOMAIN = "demo";

  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
  private static final AtomicInteger REFUSALS = new AtomicInteger();
  private static final Map<String, Deque<Integer>> ANSWERS = new ConcurrentHashMap<>();
  private static final Set<String> GONE = ConcurrentHashMap.newKeySet();
  private static @Nullable GreenMail mail;
  private @Nullable HttpServer web;
  private @Nullable MailRelay relay;

  @Override
  public Map<String, String> start() {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMail started = new GreenMail(setup);
    started.start();
    mail = started;
    web = web();
    var config = new HashMap<String, String>();
    config.put("quarkus.mailer.gateway.host", "127.0.0.1");
    relay = MailRelay.before(started.getSmtp().getPort());
    config.put("quarkus.mailer.gateway.port", Integer.toString(relay.port()));
    config.put("quarkus.mailer.gateway.mock", "false");
    config.put("strowger.gateway.id-secret", "a-secret-of-the-tests-only");
    config.put("strowger.gateway.token-secret", "another-secret-of-the-tests");
    config.put("strowger.gateway.smtp.port", "0");
    config.put("strowger.gateway.smtp.max-bytes", "1000000");
    config.put("strowger.gateway.sip.enabled", "true");
    config.put("strowger.gateway.sip.port", "0");
    config.put("strowger.gateway.sip.check-every", "PT10M");
    config.put("strowger.gateway.sip.phone-secret", "a-secret-of-the-phones-only");
    config.put("strowger.gateway.phone-region", "DE");
    config.put("strowger.gateway.numbers.main.number", "+49 (30) 12345-678");
    config.put("strowger.gateway.numbers.main.domain", DOMAIN);
    config.put("strowger.gateway.numbers.main.entry-point", "phone");
    config.put("strowger.gateway.numbers.support.number", "support");
    config.put("strowger.gateway.numbers.support.domain", DOMAIN);
    config.put("strowger.gateway.numbers.support.entry-point", "phone");
    config.put("strowger.gateway.numbers.support.language", "it");
    mailbox(config, "support", "support@strowger.example");
    mailbox(config, "refunds", "refunds@strowger.example");
    widget(config, "support", "chat");
    config.put("strowger.gateway.widgets.support.origins", "https://shop.example");
    config.put("strowger.gateway.widgets.support.from-name", "Strowger Support");
    config.put("strowger.gateway.widgets.support.identity-secret", "inboxsecret");
    widget(config, "members", "chat");
    config.put("strowger.gateway.widgets.members.identity-secret", "membersecret");
    config.put("strowger.gateway.widgets.members.identity-required", "true");
    widget(config, "account", "chat");
    config.put("strowger.gateway.widgets.account.identity-secret", "accountsecret");
    config.put("strowger.gateway.widgets.account.shop", "main");
    config.put("strowger.gateway.endpoints.shop.shop", "main");
    // longer than any test, so that coming back is never too late; see Store.longAway
    config.put("strowger.gateway.chat.abandon-after", "PT5M");
    config.put("strowger.gateway.chat.tickets-per-minute", "1000");
    // all customers of all tests come from one address
    config.put("strowger.gateway.chat.connections-per-address", "1000");
    endpoint(config, "shop", "PT0S", web);
    endpoint(config, "patient-shop", "PT60S", web);
    return config;
  }

  private static void endpoint(
      Map<String, String> config, String name, String patience, HttpServer web) {
    String key = "strowger.gateway.endpoints." + name + ".";
    config.put(key + "domain", DOMAIN);
    config.put(key + "entry-point", "shop");
    config.put(key + "secrets", SECRET + "," + OLD_SECRET);
    config.put(key + "contact-patience", patience);
    config.put(
        key + "callback-url", "http://127.0.0.1:" + web.getAddress().getPort() + "/callback");
  }

  private static void widget(Map<String, String> config, String id, String entryPoint) {
    config.put("strowger.gateway.widgets." + id + ".domain", DOMAIN);
    config.put("strowger.gateway.widgets." + id + ".entry-point", entryPoint);
  }

  private static void mailbox(Map<String, String> config, String name, String address) {
    String key = "strowger.gateway.mailboxes." + name + ".";
    config.put(key + "address", address);
    config.put(key + "domain", DOMAIN);
    config.put(key + "entry-point", name);
    config.put(key + "from-name", "Strowger Support");
  }

  private static HttpServer web() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/callback",
          exchange -> {
            var headers = new HashMap<String, String>();
            exchange
                .getRequestHeaders()
                .forEach(
                    (name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = status(new String(body, StandardCharsets.UTF_8));
            if (status == 204) {
              CALLS.add(new Call(headers, body));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int status(String body) {
    if (REFUSALS.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return 503;
    }
    if (GONE.stream().anyMatch(body::contains)) {
      return 410;
    }
    return ANSWERS.entrySet().stream()
        .filter(each -> body.contains(each.getKey()))
        .map(each -> each.getValue().poll())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(204);
  }

  @Override
  public void stop() {
    Objects.requireNonNull(relay).stop();
    Objects.requireNonNull(mail).stop();
    Objects.requireNonNull(web).stop(0);
  }

  public static GreenMail mail() {
    return Objects.requireNonNull(mail);
  }

  public static List<Call> calls() {
    return CALLS;
  }

  static void refuseNextCalls(int count) {
    REFUSALS.set(count);
  }

  /** The next call of this conversation is answered so. */
  public static void answerNextCallOf(String conversation, int status) {
    ANSWERS.computeIfAbsent(conversation, _ -> new ConcurrentLinkedDeque<>()).add(status);
  }

  /** Calls of this conversation are not wanted any more. */
  public static void isGone(String conversation) {
    GONE.add(conversation);
  }

  /** One call back. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  public record Call(Map<String, String> headers, byte[] body) {}
}
