package org.strowger.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Writes datagrams by hand, as no phone would. */
final class SipStranger implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OFFER =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=%s 40000 RTP/AVP 0
      """
          .replace("\n", "\r\n");

  private final DatagramSocket socket;
  private final InetSocketAddress driver;
  private final String call = UUID.randomUUID().toString();

  /**
   * @param driver host:port
   */
  SipStranger(String driver) throws IOException {
    String[] parts = driver.split(":", 2);
    this.driver = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  /**
   * A request of this stranger's one call.
   *
   * @param branch names the transaction: the same again is a repetition
   * @param more further header lines, each with its end of line
   * @param body empty for none
   */
  String request(String method, String branch, String more, String body) {
    return method
        + " sip:support@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
        + socket.getLocalPort()
        + ";branch=z9hG4bK"
        + call
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: <sip:+49301234567@127.0.0.1>;tag=stranger\r\n"
        + "To: <sip:support@127.0.0.1>\r\nCall-ID: "
        + call
        + "\r\nCSeq: 1 "
        + method
        + "\r\nContact: <sip:stranger@127.0.0.1:"
        + socket.getLocalPort()
        + ">\r\n"
        + more
        + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  /**
   * @param media audio, or what no phone of a desk has
   */
  static String offer(String media) {
    return OFFER.formatted(media);
  }

  void send(String message) {
    send(message.getBytes(US_ASCII));
  }

  void send(byte[] message) {
    try {
      socket.send(new DatagramPacket(message, message.length, driver));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for an answer with this status; others are passed over. Empty when none came. */
  Optional<String> hears(int status) {
    return hears(status, PATIENCE);
  }

  /** The same; empty when none came for so long. */
  Optional<String> hears(int status, Duration patience) {
    try {
      socket.setSoTimeout((int) patience.toMillis());
      while (true) {
        var answer = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(answer);
        String text = new String(answer.getData(), 0, answer.getLength(), US_ASCII);
        if (text.startsWith("SIP/2.0 " + status + " ")) {
          return Optional.of(text);
        }
      }
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
