package org.strowger.bench.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What is done to the exchange. */
public enum Attack {
  NOTHING("nothing", _ -> {}),
  ENDLESS_POSTS(
      "20 posts of 1 GiB",
      by ->
          by.atOnce(
              20, () -> by.post(Attack.LOGIN, "Transfer-Encoding: chunked", Attack::gibibyte))),
  TAGS(
      "4 mails of 25 MB of <i>",
      by -> by.atOnce(4, () -> by.mail(html("<i>".repeat(8_000_000))::writeTo))),
  NESTING(
      "8 mails of 1 MB of <table><b>",
      by -> by.atOnce(8, () -> by.mail(html("<table><b>".repeat(100_000))::writeTo))),
  PARAMETERS(
      "4 mails with 250,000 header parameters",
      by -> by.atOnce(4, () -> by.mail(parameters()::writeTo))),
  IDLE_MAIL("100 idle SMTP connections", by -> by.atOnce(100, by::idleMail)),
  HALF_MAILS(
      "15 mails that stop half way",
      by -> by.atOnce(15, () -> by.mail(out -> stopHalfWay(by, out)))),
  SLOW_BODIES(
      "300 slow bodies",
      by ->
          by.atOnce(
              300, () -> by.post(Attack.LOGIN, "Content-Length: 1000", out -> drip(by, out)))),
  MATRIX_PATHS(
      "matrix and other spellings of paths",
      by -> {
        for (String path :
            new String[] {
              "/demo;x/ports", "//demo/ports", "/demo%2fports", "/x/../demo/ports", "/DEMO/ports"
            }) {
          by.atOnce(20, () -> by.get(path));
        }
      });

  private static final String LOGIN = "/api/console/login";
  private static final int CHUNK = 64 * 1024;
  private static final long GIBIBYTE = 1L << 30;

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Plan plan;

  Attack(String title, Plan plan) {
    this.title = title;
    this.plan = plan;
  }

  public String title() {
    return title;
  }

  /** Begins; the attacker goes on until he is closed. */
  public void begin(Attacker by) {
    plan.begin(by);
  }

  private static void gibibyte(OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    Arrays.fill(chunk, (byte) 'x');
    for (long sent = 0; sent < GIBIBYTE; sent += CHUNK) {
      out.write(Attacker.ascii(Integer.toHexString(CHUNK) + "\r\n"));
      out.write(chunk);
      out.write(Attacker.ascii("\r\n"));
    }
  }

  private static void drip(Attacker by, OutputStream out) throws IOException, InterruptedException {
    while (by.goesOn()) {
      out.write(' ');
      out.flush();
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static void stopHalfWay(Attacker by, OutputStream out)
      throws IOException, InterruptedException {
    out.write(Attacker.ascii("half a mail\r\n".repeat(20_000)));
    out.flush();
    while (by.goesOn()) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static ByteArrayOutputStream html(String body) {
    return mail("Content-Type: text/html; charset=utf-8", body);
  }

  private static ByteArrayOutputStream parameters() {
    var header = new StringBuilder("Content-Type: text/plain");
    for (int i = 0; i < 250_000; i++) {
      header.append(";\r\n a").append(i).append("=b");
    }
    return mail(header.toString(), "Hello");
  }

  private static ByteArrayOutputStream mail(String header, String body) {
    var mail = new ByteArrayOutputStream();
    mail.writeBytes(
        Attacker.ascii(
            "From: x@attack.example\r\nTo: support@strowger.example\r\nSubject: x\r\nMessage-ID: <"
                + System.nanoTime()
                + "@attack.example>\r\nMIME-Version: 1.0\r\n"));
    mail.writeBytes(Attacker.ascii(header + "\r\n\r\n" + body.replaceAll("(.{900})", "$1\r\n")));
    return mail;
  }

  private interface Plan {
    void begin(Attacker by);
  }
}
