package org.strowger.bench.demo.sip;

import gov.nist.javax.sip.SipStackExt;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.text.ParseException;
import java.util.Map;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.varia.NullAppender;
import org.jspecify.annotations.Nullable;

/** One UDP port that many phones share; each has a name of its own. */
public final class SipStation implements AutoCloseable {

  private final SipStack stack;
  private final SipProvider provider;
  private final SipMessages messages;
  private final int exchangePort;
  private final Map<String, Consumer<SipCall>> phones = new ConcurrentHashMap<>();

  private SipStation(SipStack stack, SipProvider provider, SipMessages messages, int exchangePort) {
    this.stack = stack;
    this.provider = provider;
    this.messages = messages;
    this.exchangePort = exchangePort;
  }

  /**
   * Listens on a free port.
   *
   * @param exchangePort where the exchange takes calls and registrations
   */
  public static SipStation open(String name, int exchangePort) {
    Logger.getRootLogger().removeAllAppenders();
    Logger.getRootLogger().addAppender(new NullAppender());
    Logger.getRootLogger().setLevel(Level.OFF);
    var settings = new Properties();
    settings.setProperty("javax.sip.STACK_NAME", name);
    settings.setProperty("gov.nist.javax.sip.TRACE_LEVEL", "0");
    settings.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    settings.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "4");
    settings.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", "1048576");
    try {
      SipFactory factory = SipFactory.getInstance();
      factory.setPathName("gov.nist");
      SipStack stack = factory.createSipStack(settings);
      int port = freePort();
      ListeningPoint point = stack.createListeningPoint(SipMessages.HOST, port, "udp");
      SipProvider provider = stack.createSipProvider(point);
      var station =
          new SipStation(stack, provider, new SipMessages(factory, provider, port), exchangePort);
      provider.addSipListener(station.new Listener());
      return station;
    } catch (SipException
        | InvalidArgumentException
        | TooManyListenersException
        | SocketException e) {
      throw new IllegalStateException("Expected to listen for SIP but could not", e);
    }
  }

  /** What happens when somebody rings this name; called on a thread of its own. */
  public void onCall(String user, Consumer<SipCall> phone) {
    phones.put(user, phone);
  }

  public void forget(String user) {
    phones.remove(user);
  }

  /** Calls a number of the exchange. */
  public SipCall call(String caller, String number, String language) {
    try {
      Request invite =
          messages.request(
              Request.INVITE,
              messages.uri(number, SipMessages.HOST, exchangePort),
              messages.uri(caller, "customers.example", 0),
              messages.uri(number, SipMessages.HOST, exchangePort));
      messages.addLanguage(invite, language);
      messages.addVoice(invite, "sendrecv");
      ClientTransaction transaction = provider.getNewClientTransaction(invite);
      var call = new SipCall(messages, provider, caller);
      call.begin(transaction);
      transaction.setApplicationData(call);
      transaction.sendRequest();
      return call;
    } catch (ParseException | InvalidArgumentException | SipException e) {
      throw new IllegalStateException("Expected to call but could not", e);
    }
  }

  SipMessages messages() {
    return messages;
  }

  SipProvider provider() {
    return provider;
  }

  SipStackExt stack() {
    return (SipStackExt) stack;
  }

  int exchangePort() {
    return exchangePort;
  }

  @Override
  public void close() {
    stack.stop();
  }

  private static int freePort() throws SocketException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void take(RequestEvent event)
      throws ParseException, SipException, InvalidArgumentException {
    Request request = event.getRequest();
    switch (request.getMethod()) {
      case Request.ACK -> {
        // the end of an INVITE
      }
      case Request.INVITE -> invited(event);
      case Request.CANCEL -> {
        reply(event, Response.OK);
        SipCall call = callOf(event.getDialog());
        if (call != null) {
          call.cancelled();
        }
      }
      case Request.BYE -> {
        SipCall call = callOf(event.getDialog());
        reply(event, call == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK);
        if (call != null) {
          call.ended();
        }
      }
      default -> reply(event, Response.OK);
    }
  }

  private void invited(RequestEvent event)
      throws ParseException, SipException, InvalidArgumentException {
    Request request = event.getRequest();
    SipCall known = callOf(event.getDialog());
    ServerTransaction transaction = event.getServerTransaction();
    if (transaction == null) {
      transaction = provider.getNewServerTransaction(request);
    }
    if (known != null) {
      known.changed(transaction, request);
      return;
    }
    String user = ((SipURI) request.getRequestURI()).getUser();
    Consumer<SipCall> phone = phones.get(user);
    if (phone == null) {
      transaction.sendResponse(messages.plain(Response.NOT_FOUND, request));
      return;
    }
    var call = new SipCall(messages, provider, user);
    call.begin(transaction);
    transaction.getDialog().setApplicationData(call);
    Thread.ofVirtual().start(() -> phone.accept(call));
  }

  private void reply(RequestEvent event, int status)
      throws ParseException, SipException, InvalidArgumentException {
    ServerTransaction transaction = event.getServerTransaction();
    if (transaction == null) {
      transaction = provider.getNewServerTransaction(event.getRequest());
    }
    transaction.sendResponse(messages.plain(status, event.getRequest()));
  }

  private static @Nullable SipCall callOf(@Nullable Dialog dialog) {
    return dialog != null && dialog.getApplicationData() instanceof SipCall call ? call : null;
  }

  /** What the stack tells, on its threads. */
  private final class Listener implements SipListener {

    @Override
    public void processRequest(RequestEvent event) {
      try {
        take(event);
      } catch (ParseException | SipException | InvalidArgumentException _) {
        // the other side tries again, or gives up
      }
    }

    @Override
    public void processResponse(ResponseEvent event) {
      ClientTransaction transaction = event.getClientTransaction();
      if (transaction != null && transaction.getApplicationData() instanceof Answered answered) {
        answered.answered(event.getResponse(), transaction);
      }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
      ClientTransaction transaction = event.getClientTransaction();
      if (transaction != null && transaction.getApplicationData() instanceof Answered answered) {
        answered.unanswered();
      }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
      // ends in a time-out
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
      // nothing to keep
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
      // nothing to keep
    }
  }

  /** Who waits for the answer to a request. */
  interface Answered {

    void answered(Response response, ClientTransaction transaction);

    void unanswered();
  }
}
