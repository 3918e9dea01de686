package org.strowger.gateway.phone.sip;

import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.servicekit.problem.FailureTrace;

/** Ends legs that a dead process left, from what it stored. */
final class DeadLegs {

  private static final Logger LOG = Logger.getLogger(DeadLegs.class);

  /** Above all that the dead process can have used in the dialog. */
  private static final long SEQUENCE = 1_000_000;

  private final SipEndpoint endpoint;
  private final SipMessages messages;

  DeadLegs(SipEndpoint endpoint, SipMessages messages) {
    this.endpoint = endpoint;
    this.messages = messages;
  }

  void end(StoredLeg leg, HangUpReason reason) {
    try {
      Request invite = endpoint.parse(leg.invite());
      if (leg.state() == SipLeg.State.NEW) {
        endNew(leg, invite, reason);
      } else if (leg.target() != null) {
        if (!leg.incoming() && leg.state() == SipLeg.State.ANSWERED) {
          long sequence = ((CSeqHeader) invite.getHeader(CSeqHeader.NAME)).getSeqNumber();
          endpoint.send(inDialog(leg, invite, Request.ACK, sequence));
        }
        Request bye = inDialog(leg, invite, Request.BYE, SEQUENCE);
        endpoint.clientTransaction(messages.withReason(bye, reason)).sendRequest();
      }
    } catch (ParseException | SipException | InvalidArgumentException e) {
      LOG.warnf("A leg of a dead process is not ended: %s", FailureTrace.of(e));
    }
  }

  private void endNew(StoredLeg leg, Request invite, HangUpReason reason)
      throws SipException, ParseException, InvalidArgumentException {
    if (leg.incoming()) {
      Response refusal = messages.response(invite, Response.TEMPORARILY_UNAVAILABLE, leg.ownTag());
      endpoint.send(messages.withReason(refusal, reason));
    } else {
      endpoint.send(messages.withReason(cancel(invite), reason));
    }
  }

  /** A CANCEL has the branch of what it cancels. */
  private Request cancel(Request invite) throws ParseException, InvalidArgumentException {
    var sequence = (CSeqHeader) invite.getHeader(CSeqHeader.NAME);
    return endpoint
        .messages()
        .createRequest(
            invite.getRequestURI(),
            Request.CANCEL,
            (CallIdHeader) invite.getHeader(CallIdHeader.NAME),
            endpoint.headers().createCSeqHeader(sequence.getSeqNumber(), Request.CANCEL),
            (FromHeader) invite.getHeader(FromHeader.NAME),
            (ToHeader) invite.getHeader(ToHeader.NAME),
            List.of((ViaHeader) invite.getHeader(ViaHeader.NAME)),
            endpoint.headers().createMaxForwardsHeader(70));
  }

  private Request inDialog(StoredLeg leg, Request invite, String method, long sequence)
      throws ParseException, InvalidArgumentException, SipException {
    var from = (FromHeader) invite.getHeader(FromHeader.NAME);
    var to = (ToHeader) invite.getHeader(ToHeader.NAME);
    var headers = endpoint.headers();
    boolean theirs = leg.incoming();
    Request request =
        endpoint
            .messages()
            .createRequest(
                endpoint.addresses().createURI(leg.target()),
                method,
                (CallIdHeader) invite.getHeader(CallIdHeader.NAME),
                headers.createCSeqHeader(sequence, method),
                theirs
                    ? headers.createFromHeader(to.getAddress(), leg.ownTag())
                    : headers.createFromHeader(from.getAddress(), from.getTag()),
                theirs
                    ? headers.createToHeader(from.getAddress(), from.getTag())
                    : headers.createToHeader(to.getAddress(), leg.otherTag()),
                List.of(messages.via(null)),
                headers.createMaxForwardsHeader(70));
    for (String hop : leg.route()) {
      Header route = headers.createHeader("Route", hop);
      request.addLast(route);
    }
    return request;
  }
}
