package org.strowger.bench.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.strowger.bench.client.Addresses;

/** Somebody at an address of his own; he counts how he is answered. */
public final class Attacker implements AutoCloseable {

  private static final String ADDRESS = "127.0.0.2";
  private static final int PATIENCE_MS = 20_000;

  private final Addresses at;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  public Attacker(Addresses at) {
    this.at = at;
  }

  /** Does something so many times at once; what fails is an answer too. */
  void atOnce(int times, Act act) {
    for (int i = 0; i < times; i++) {
      threads.execute(
          () -> {
            try {
              answered(act.run());
            } catch (IOException e) {
              answered(stopped ? "went on till the end" : "cut");
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          });
    }
  }

  boolean goesOn() {
    return !stopped;
  }

  /** Posts a body piece by piece; answers with the status line. */
  String post(String path, String framing, Body body) throws IOException, InterruptedException {
    Socket socket = connect(at.http());
    OutputStream out = socket.getOutputStream();
    out.write(ascii("POST " + path + " HTTP/1.1\r\nHost: x\r\nX-Strowger: 1\r\n"));
    out.write(ascii("Content-Type: application/json\r\n" + framing + "\r\n\r\n"));
    body.write(out);
    out.flush();
    return first(reader(socket), 12);
  }

  String get(String path) throws IOException {
    Socket socket = connect(at.http());
    socket.getOutputStream().write(ascii("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    return first(reader(socket), 12);
  }

  /** Hands over a mail; answers with the last code. */
  String mail(Body content) throws IOException, InterruptedException {
    Socket socket = connect(at.smtp());
    BufferedReader in = reader(socket);
    String answer = first(in, 3);
    OutputStream out = socket.getOutputStream();
    for (String line :
        new String[] {
          "HELO x", "MAIL FROM:<x@attack.example>", "RCPT TO:<support@strowger.example>", "DATA"
        }) {
      out.write(ascii(line + "\r\n"));
      answer = first(in, 3);
    }
    if (!answer.equals("354")) {
      return answer;
    }
    content.write(out);
    out.write(ascii("\r\n.\r\n"));
    out.flush();
    return first(in, 3);
  }

  /** Connects to the mail port and says nothing. */
  String idleMail() throws IOException {
    return first(reader(connect(at.smtp())), 3);
  }

  private Socket connect(int port) throws IOException {
    var socket = new Socket();
    socket.setSoTimeout(PATIENCE_MS);
    socket.bind(new InetSocketAddress(ADDRESS, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    open.add(socket);
    return socket;
  }

  private void answered(String how) {
    answers.merge(how, 1, Integer::sum);
  }

  /** How often he was answered how. */
  public String answers() {
    return answers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(answer -> answer.getValue() + "× " + answer.getKey())
        .collect(Collectors.joining(", "));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static String first(BufferedReader in, int length) throws IOException {
    String line = in.readLine();
    return line == null ? "cut" : line.substring(0, Math.min(length, line.length()));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Lets go of everything. */
  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException _) {
        // it is gone
      }
    }
    threads.close();
  }

  /** One attempt. */
  interface Act {
    String run() throws IOException, InterruptedException;
  }

  /** What is posted. */
  interface Body {
    void write(OutputStream out) throws IOException, InterruptedException;
  }
}
