package org.strowger.gateway.phone.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.RequestEventExt;
import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import java.util.function.Supplier;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.gateway.phone.sip.InDialogRelay.Relayed;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * What the stack hears. Its thread only makes transactions and answers what needs no thought;
 * everything about a call is done in the call's order, everything else to a virtual thread.
 */
final class SipRequests implements SipListenerExt {

  private static final Logger LOG = Logger.getLogger(SipRequests.class);

  private final Supplier<SipParts> parts;
  private final PhoneEvents events;

  /**
   * @param parts asked for with each message: they are made after the socket is opened
   */
  SipRequests(Supplier<SipParts> parts, PhoneEvents events) {
    this.parts = parts;
    this.events = events;
  }

  @Override
  public void processRequest(RequestEvent event) {
    try {
      onRequest(event);
    } catch (SipException | InvalidArgumentException | RuntimeException e) {
      LOG.warnf("A SIP request had no effect: %s", FailureTrace.of(e));
    }
  }

  private void onRequest(RequestEvent event) throws SipException, InvalidArgumentException {
    Request request = event.getRequest();
    if (request.getMethod().equals(Request.ACK)) {
      onAck(event);
      return;
    }
    ServerTransaction transaction = event.getServerTransaction();
    if (transaction == null) {
      transaction = parts.get().endpoint().serverTransaction(request);
    }
    String source = ((RequestEventExt) event).getRemoteIpAddress();
    SipLeg leg = leg(event.getDialog());
    var hops = (MaxForwardsHeader) request.getHeader(MaxForwardsHeader.NAME);
    if (hops != null && hops.getMaxForwards() == 0) {
      answer(transaction, Response.TOO_MANY_HOPS);
      return;
    }
    switch (request.getMethod()) {
      case Request.INVITE, Request.UPDATE, Request.INFO -> onTalk(transaction, leg, source);
      case Request.BYE -> onBye(transaction, leg);
      case Request.CANCEL -> onCancel(transaction);
      case Request.REGISTER -> onRegister(transaction, source);
      case Request.OPTIONS ->
          transaction.sendResponse(
              messages().withAllow(messages().response(request, Response.OK, null)));
      case Request.PRACK -> answer(transaction, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
      default ->
          transaction.sendResponse(
              messages()
                  .withAllow(messages().response(request, Response.METHOD_NOT_ALLOWED, null)));
    }
  }

  private void onTalk(ServerTransaction transaction, @Nullable SipLeg leg, String source)
      throws SipException, InvalidArgumentException {
    if (leg != null) {
      events.inOrder(leg.id.contact(), () -> parts.get().relay().relay(leg, transaction));
    } else if (transaction.getRequest().getMethod().equals(Request.INVITE)) {
      parts.get().inbound().onInvite(transaction, source);
    } else {
      answer(transaction, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
    }
  }

  private void onAck(RequestEvent event) {
    SipLeg leg = leg(event.getDialog());
    if (leg != null) {
      Request ack = event.getRequest();
      events.inOrder(
          leg.id.contact(),
          () -> {
            if (!parts.get().relay().onAck(leg, ack)) {
              parts.get().callers().onAck(leg, ack);
            }
          });
    }
  }

  private void onBye(ServerTransaction transaction, @Nullable SipLeg leg)
      throws SipException, InvalidArgumentException {
    answer(transaction, Response.OK);
    if (leg != null) {
      events.inOrder(leg.id.contact(), () -> gone(leg));
    }
  }

  private void onCancel(ServerTransaction transaction)
      throws SipException, InvalidArgumentException {
    answer(transaction, Response.OK);
    var invite = ((SIPServerTransaction) transaction).getCanceledInviteTransaction();
    Object cancelled = invite == null ? null : invite.getApplicationData();
    if (cancelled instanceof SipLeg leg) {
      events.inOrder(leg.id.contact(), () -> parts.get().callers().onCancel(leg));
    } else if (cancelled instanceof Relayed relayed) {
      events.inOrder(relayed.from().id.contact(), () -> parts.get().relay().onCancel(relayed));
    }
  }

  private void onRegister(ServerTransaction transaction, String source) {
    Thread.ofVirtual()
        .name("sip-register")
        .start(() -> parts.get().registrar().onRegister(transaction, source));
  }

  private void answer(ServerTransaction transaction, int status)
      throws SipException, InvalidArgumentException {
    transaction.sendResponse(messages().response(transaction.getRequest(), status, null));
  }

  private SipMessages messages() {
    return parts.get().messages();
  }

  private static @Nullable SipLeg leg(@Nullable Dialog dialog) {
    return dialog != null && dialog.getApplicationData() instanceof SipLeg leg ? leg : null;
  }

  /** A side has left, or was lost. */
  private void gone(SipLeg leg) {
    if (leg.state == SipLeg.State.OVER) {
      return;
    }
    parts.get().legs().remove(leg);
    events.onHungUp(leg.id);
  }

  @Override
  public void processResponse(ResponseEvent event) {
    ClientTransaction transaction = event.getClientTransaction();
    if (transaction != null
        && transaction.getApplicationData() instanceof PendingRequest exchange) {
      run(exchange, () -> exchange.answered().accept(event));
    }
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    if (!event.isServerTransaction()
        && event.getClientTransaction().getApplicationData() instanceof PendingRequest exchange) {
      run(exchange, exchange.unanswered());
    }
  }

  private void run(PendingRequest exchange, Runnable task) {
    if (exchange.call() != null) {
      events.inOrder(exchange.call(), task);
    } else {
      Thread.ofVirtual().name("sip-exchange").start(task);
    }
  }

  @Override
  public void processDialogTimeout(DialogTimeoutEvent event) {
    SipLeg leg = leg(event.getDialog());
    if (leg != null) {
      events.inOrder(leg.id.contact(), () -> gone(leg));
    }
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    SipLeg leg = leg(event.getDialog());
    if (leg != null) {
      events.inOrder(leg.id.contact(), () -> gone(leg));
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    LOG.debugf("A SIP message could not be sent");
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    // each transaction's end is known by its answer or its time
  }
}
