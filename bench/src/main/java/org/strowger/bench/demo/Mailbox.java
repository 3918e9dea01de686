package org.strowger.bench.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The customers' mail server, asked by IMAP how many mails have come for somebody. */
record Mailbox(int imapPort) {

  private static final int TIMEOUT_MS = 20_000;
  private static final Pattern MESSAGES = Pattern.compile("MESSAGES (\\d+)");

  int mailsFor(String address) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), imapPort);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      socket.setSoTimeout(TIMEOUT_MS);
      if (!ask(socket, in, "a LOGIN \"" + address + "\" any").startsWith("a OK")) {
        return 0; // nothing has ever come
      }
      Matcher messages = MESSAGES.matcher(ask(socket, in, "b STATUS INBOX (MESSAGES)"));
      return messages.find() ? Integer.parseInt(messages.group(1)) : 0;
    }
  }

  /** All lines of the answer; the tagged one first. */
  private static String ask(Socket socket, BufferedReader in, String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    var untagged = new StringBuilder();
    String tag = command.substring(0, 2);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith(tag)) {
        return line + "\n" + untagged;
      }
      untagged.append(line).append('\n');
    }
    throw new IOException("Expected an answer of the mail server but it hung up");
  }
}
