package org.strowger.bench.client;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** One SMTP connection that hands over plain mails. */
public final class Smtp implements AutoCloseable {

  private static final int TIMEOUT_MS = 20_000;

  private final Socket socket;
  private final BufferedReader in;
  private final BufferedWriter out;

  private Smtp(Socket socket) throws IOException {
    this.socket = socket;
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
  }

  /**
   * A mail.
   *
   * @param id the local part of its Message-ID
   * @param writtenAt its Date; a mail that is handed over again is the same to the last byte
   */
  public record Mail(
      String id, String from, String to, String subject, String text, ZonedDateTime writtenAt) {}

  /** Connects and greets. */
  public static Smtp connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.setTcpNoDelay(true);
    var smtp = new Smtp(socket);
    smtp.expect("220");
    smtp.say("EHLO bench.example.com");
    smtp.expect("250");
    return smtp;
  }

  /** Hands over a mail and returns when the exchange has said 250: now it is responsible. */
  public void send(Mail mail) throws IOException {
    say("MAIL FROM:<" + mail.from() + ">");
    expect("250");
    say("RCPT TO:<" + mail.to() + ">");
    expect("250");
    say("DATA");
    expect("354");
    say(
        String.join(
            "\r\n",
            "From: " + mail.from(),
            "To: " + mail.to(),
            "Subject: " + mail.subject(),
            "Message-ID: <" + mail.id() + "@bench.example.com>",
            "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.writtenAt()),
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            mail.text(),
            "."));
    expect("250");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void say(String line) throws IOException {
    out.write(line);
    out.write("\r\n");
    out.flush();
  }

  private void expect(String code) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith(code + "-")) {
      line = in.readLine();
    }
    if (line == null || !line.startsWith(code)) {
      throw new IOException(
          "Expected SMTP reply "
              + code
              + " but got "
              + (line == null ? "none" : line.substring(0, Math.min(3, line.length()))));
    }
  }
}
