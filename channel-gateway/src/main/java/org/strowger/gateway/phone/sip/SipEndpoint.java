package org.strowger.gateway.phone.sip;

import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.address.AddressFactory;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The stack with its one socket. */
final class SipEndpoint {

  private static final int RECEIVE_BUFFER = 1024 * 1024;

  private final String host;
  private final int port;
  private final SipStack stack;
  private final SipProvider provider;
  private final AddressFactory addresses;
  private final HeaderFactory headers;
  private final MessageFactory messages;

  private SipEndpoint(SipConfig config, SipListenerExt listener)
      throws SipException, InvalidArgumentException, IOException, TooManyListenersException {
    SipFactory factory = SipFactory.getInstance();
    factory.setPathName("gov.nist");
    this.host = config.host();
    this.port = config.port() == 0 ? freePort(host) : config.port();
    this.addresses = factory.createAddressFactory();
    this.headers = factory.createHeaderFactory();
    this.messages = factory.createMessageFactory();
    this.stack = factory.createSipStack(properties());
    ((SipStackImpl) stack).setMessageParserFactory(new WholeMessages());
    this.provider =
        stack.createSipProvider(stack.createListeningPoint(host, port, ListeningPoint.UDP));
    provider.addSipListener(listener);
    stack.start();
  }

  /**
   * Opens it.
   *
   * @throws IllegalStateException when the port is taken
   */
  static SipEndpoint open(SipConfig config, SipListenerExt listener) {
    try {
      return new SipEndpoint(config, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SipException | InvalidArgumentException | TooManyListenersException e) {
      throw new IllegalStateException(
          "Expected to listen at strowger.gateway.sip.host and port but it is not possible", e);
    }
  }

  /**
   * One thread reads datagrams; it never waits, for all work is done elsewhere, in the order of
   * each call.
   */
  private static Properties properties() {
    var properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "strowger-" + UUID.randomUUID());
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
    properties.setProperty("gov.nist.javax.sip.TRACE_LEVEL", "OFF"); // it quotes messages
    properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
    properties.setProperty(
        "gov.nist.javax.sip.MAX_MESSAGE_SIZE", Integer.toString(WholeMessages.LARGEST_MESSAGE));
    properties.setProperty(
        "gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", Integer.toString(RECEIVE_BUFFER));
    return properties;
  }

  private static int freePort(String host) throws IOException {
    try (var probe = new DatagramSocket(0, InetAddress.getByName(host))) {
      return probe.getLocalPort();
    }
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  AddressFactory addresses() {
    return addresses;
  }

  HeaderFactory headers() {
    return headers;
  }

  MessageFactory messages() {
    return messages;
  }

  ServerTransaction serverTransaction(Request request) throws SipException {
    return provider.getNewServerTransaction(request);
  }

  ClientTransaction clientTransaction(Request request) throws SipException {
    return provider.getNewClientTransaction(request);
  }

  /** Sends without waiting for an answer or repeating. */
  void send(Request request) throws SipException {
    provider.sendRequest(request);
  }

  /** Sends without a transaction. */
  void send(Response response) throws SipException {
    provider.sendResponse(response);
  }

  String callId() {
    return provider.getNewCallId().getCallId();
  }

  /** Parses a request that we stored. */
  Request parse(String text) throws ParseException {
    return messages.createRequest(text);
  }

  void close() {
    stack.stop();
  }
}
