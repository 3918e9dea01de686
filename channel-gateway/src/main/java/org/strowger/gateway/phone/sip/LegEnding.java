package org.strowger.gateway.phone.sip;

import java.util.List;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.servicekit.problem.FailureTrace;

/** Ends legs by what their state asks for: a refusal, CANCEL or BYE. */
final class LegEnding {

  private static final Logger LOG = Logger.getLogger(LegEnding.class);
  private static final int RETRY_AFTER_SECONDS = 10;

  private final SipEndpoint endpoint;
  private final SipMessages messages;
  private final SipLegs legs;

  LegEnding(SipEndpoint endpoint, SipMessages messages, SipLegs legs) {
    this.endpoint = endpoint;
    this.messages = messages;
    this.legs = legs;
  }

  void end(SipLeg leg, HangUpReason reason) {
    try {
      switch (leg.state) {
        case NEW -> {
          for (SipLeg fork : leg.forks) {
            endNew(fork, reason);
          }
        }
        case ANSWERED -> {
          if (leg.incoming == null) {
            acknowledge(leg, null);
          }
          bye(leg, reason);
        }
        case CONFIRMED -> bye(leg, reason);
        case OVER -> {}
      }
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A leg was gone before it was ended: %s", FailureTrace.of(e));
      legs.remove(leg);
    }
  }

  private void endNew(SipLeg leg, HangUpReason reason)
      throws SipException, InvalidArgumentException {
    if (leg.incoming != null) {
      refuse(leg, reason);
    } else if (leg.state != SipLeg.State.NEW) {
      return;
    } else if (leg.outgoing == null) {
      legs.remove(leg);
    } else {
      leg.state = SipLeg.State.OVER;
      leg.cancelFor = reason;
      if (leg.heard) {
        cancel(leg);
      }
    }
  }

  /** Stops the phones that ring for a leg beside the one that was lifted. */
  void endOthers(SipLeg lifted) {
    for (SipLeg fork : lifted.forks) {
      if (fork != lifted) {
        try {
          endNew(fork, HangUpReason.LIFTED_ELSEWHERE);
        } catch (SipException | InvalidArgumentException e) {
          LOG.debugf("A phone was gone before its ringing was stopped: %s", FailureTrace.of(e));
        }
      }
    }
    lifted.forks = List.of(lifted);
    legs.replace(lifted);
  }

  private void refuse(SipLeg leg, HangUpReason reason)
      throws SipException, InvalidArgumentException {
    Response response =
        switch (reason) {
          case UNAVAILABLE ->
              messages.withRetryAfter(
                  messages.response(leg.invite, Response.SERVICE_UNAVAILABLE, leg.localTag),
                  RETRY_AFTER_SECONDS);
          case DUPLICATE -> messages.response(leg.invite, Response.LOOP_DETECTED, leg.localTag);
          case FULL ->
              messages.withReason(
                  messages.response(leg.invite, Response.BUSY_HERE, leg.localTag), reason);
          default ->
              messages.withReason(
                  messages.response(leg.invite, Response.TEMPORARILY_UNAVAILABLE, leg.localTag),
                  reason);
        };
    legs.remove(leg);
    if (leg.incoming != null) {
      leg.incoming.sendResponse(messages.withPhrase(response, reason));
    }
  }

  /** Only after the phone was heard may a request to it be cancelled (RFC 3261, 9.1). */
  void cancel(SipLeg leg) throws SipException {
    if (leg.outgoing == null || leg.cancelFor == null) {
      return;
    }
    Request cancel = messages.withReason(leg.outgoing.createCancel(), leg.cancelFor);
    endpoint.clientTransaction(cancel).sendRequest();
  }

  void bye(SipLeg leg, HangUpReason reason) throws SipException {
    legs.remove(leg);
    Dialog dialog = leg.dialog;
    if (dialog != null) {
      Request bye = messages.withReason(dialog.createRequest(Request.BYE), reason);
      ClientTransaction transaction = endpoint.clientTransaction(bye);
      dialog.sendRequest(transaction);
    }
  }

  /** Acknowledges a leg of ours that answered. */
  void acknowledge(SipLeg leg, byte @Nullable [] voice)
      throws SipException, InvalidArgumentException {
    Dialog dialog = leg.dialog;
    if (dialog == null) {
      return;
    }
    long sequence = ((CSeqHeader) leg.invite.getHeader(CSeqHeader.NAME)).getSeqNumber();
    Request ack = dialog.createAck(sequence);
    messages.setVoice(ack, leg.told.tell(voice));
    dialog.sendAck(ack);
    leg.state = SipLeg.State.CONFIRMED;
  }
}
