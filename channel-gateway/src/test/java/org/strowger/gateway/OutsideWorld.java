package org.strowger.gateway;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The customers' side: a mail server that takes answers, and a web server that is called back. */
public final class OutsideWorld implements QuarkusTestResourceLifecycleManager {

  static final String SECRET = "whsec_c3Ryb3dnZXItdGVzdC1zZWNyZXQtb2YtMzItYnl0ZXMh";
  static final String OLD_SECRET = "whsec_c3Ryb3dnZXItdGVzdC1vbGQtc2VjcmV0LTMyLWJ5dGVz";
  static final String DOMAIN = "demo";

  private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
  private static final AtomicInteger REFUSALS = new AtomicInteger();
  private static @Nullable GreenMail mail;
  private @Nullable HttpServer web;

  @Override
  public Map<String, String> start() {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMail started = new GreenMail(setup);
    started.start();
    mail = started;
    web = web();
    var config = new HashMap<String, String>();
    config.put("quarkus.mailer.gateway.host", "127.0.0.1");
    config.put("quarkus.mailer.gateway.port", Integer.toString(started.getSmtp().getPort()));
    config.put("quarkus.mailer.gateway.mock", "false");
    config.put("strowger.gateway.id-secret", "a-secret-of-the-tests-only");
    config.put("strowger.gateway.token-secret", "another-secret-of-the-tests");
    config.put("strowger.gateway.smtp.port", "0");
    config.put("strowger.gateway.smtp.max-bytes", "1000000");
    config.put("strowger.gateway.sip.enabled", "true");
    config.put("strowger.gateway.sip.port", "0");
    config.put("strowger.gateway.sip.check-every", "PT10M");
    config.put("strowger.gateway.sip.phone-secret", "a-secret-of-the-phones-only");
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
    // longer than any test, so that coming back is never too late; see Store.longAway
    config.put("strowger.gateway.chat.abandon-after", "PT5M");
    config.put("strowger.gateway.chat.tickets-per-minute", "1000");
    String shop = "strowger.gateway.endpoints.shop.";
    config.put(shop + "domain", DOMAIN);
    config.put(shop + "entry-point", "shop");
    config.put(shop + "secrets", SECRET + "," + OLD_SECRET);
    config.put(
        shop + "callback-url", "http://127.0.0.1:" + web.getAddress().getPort() + "/callback");
    return config;
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
            boolean refuse = REFUSALS.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refuse) {
              CALLS.add(new Call(headers, body));
            }
            exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    Objects.requireNonNull(mail).stop();
    Objects.requireNonNull(web).stop(0);
  }

  static GreenMail mail() {
    return Objects.requireNonNull(mail);
  }

  static List<Call> calls() {
    return CALLS;
  }

  static void refuseNextCalls(int count) {
    REFUSALS.set(count);
  }

  /** One call back. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  record Call(Map<String, String> headers, byte[] body) {}
}
