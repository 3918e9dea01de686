package org.strowger.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A mail client of a few lines, so that tests say exactly what goes over the wire. */
public final class MailClient {

  private MailClient() {}

  /** Sends one mail and returns the last answer: of the first refused command, or of the data. */
  public static String send(int port, String from, List<String> to, byte[] mail) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      answer(in);
      command(in, out, "EHLO test");
      String answer = command(in, out, "MAIL FROM:<" + from + "> SIZE=1");
      for (String recipient : to) {
        answer = answer.startsWith("2") ? command(in, out, "RCPT TO:<" + recipient + ">") : answer;
      }
      if (!answer.startsWith("2")) {
        return answer;
      }
      command(in, out, "DATA");
      out.write(stuffed(mail));
      return command(in, out, "\r\n.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plain mail. */
  public static byte[] mail(String from, String to, String subject, String id, String text) {
    return mail(from, to, subject, id, text, "");
  }

  public static byte[] mail(
      String from, String to, String subject, String id, String text, String moreHeaders) {
    return ("From: "
            + from
            + "\r\nTo: "
            + to
            + "\r\nSubject: "
            + subject
            + "\r\nMessage-ID: "
            + id
            + "\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n"
            + moreHeaders
            + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + text
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] stuffed(byte[] mail) {
    return new String(mail, StandardCharsets.ISO_8859_1)
        .replace("\r\n.", "\r\n..")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String command(BufferedReader in, OutputStream out, String command)
      throws IOException {
    out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return answer(in);
  }

  private static String answer(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    return line == null ? "closed" : line;
  }
}
