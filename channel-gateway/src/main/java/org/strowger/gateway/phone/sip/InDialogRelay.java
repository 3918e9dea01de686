package org.strowger.gateway.phone.sip;

import java.text.ParseException;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.ContactId;
import org.strowger.gateway.phone.CallEvent;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Passes on what one side of a talking call says to the other: re-INVITE (hold, resume, another
 * codec), UPDATE, INFO. What was agreed about holding is told.
 */
final class InDialogRelay {

  private static final Logger LOG = Logger.getLogger(InDialogRelay.class);
  private static final int REQUEST_PENDING = 491;

  private final SipEndpoint endpoint;
  private final SipMessages messages;
  private final BiConsumer<ContactId, CallEvent> news;

  InDialogRelay(SipEndpoint endpoint, SipMessages messages, BiConsumer<ContactId, CallEvent> news) {
    this.endpoint = endpoint;
    this.messages = messages;
    this.news = news;
  }

  void relay(SipLeg from, ServerTransaction transaction) {
    Request request = transaction.getRequest();
    SipLeg to = from.peer;
    if (to == null
        || to.dialog == null
        || to.state != SipLeg.State.CONFIRMED
        || from.state != SipLeg.State.CONFIRMED) {
      answer(transaction, notTalking(request), null);
      return;
    }
    try {
      Request copy = to.dialog.createRequest(request.getMethod());
      messages.copyBody(request, copy);
      ClientTransaction sent = endpoint.clientTransaction(copy);
      var relayed = new Relayed(from, to, transaction, sent);
      sent.setApplicationData(
          new Exchange(
              from.id.contact(),
              event -> onResponse(relayed, event),
              () -> answer(transaction, Response.SERVER_TIMEOUT, null)));
      transaction.setApplicationData(relayed);
      to.dialog.sendRequest(sent);
    } catch (SipException e) {
      LOG.debugf("A request cannot be passed on: %s", FailureTrace.of(e));
      answer(transaction, Response.SERVER_INTERNAL_ERROR, null);
    }
  }

  /** A caller who waits may press keys; everything else has to wait until they talk. */
  private static int notTalking(Request request) {
    return request.getMethod().equals(Request.INFO) ? Response.OK : REQUEST_PENDING;
  }

  private void onResponse(Relayed relayed, ResponseEvent event) {
    Response response = event.getResponse();
    int status = response.getStatusCode();
    if (status < 200) {
      return;
    }
    boolean invite = relayed.method().equals(Request.INVITE);
    if (status < 300) {
      agreed(relayed, response);
      if (invite) {
        relayed.from().unacknowledged = relayed;
      }
    }
    answer(relayed.asked(), status, response);
  }

  private void agreed(Relayed relayed, Response response) {
    byte[] offer = SipMessages.voice(relayed.asked().getRequest());
    byte[] answer = SipMessages.voice(response);
    if (offer != null) {
      relayed.from().voice = offer;
      held(relayed.from(), offer);
    } else if (answer != null) {
      held(relayed.to(), answer); // it was asked for its own offer
    }
    if (answer != null) {
      relayed.to().voice = answer;
    }
  }

  private void held(SipLeg leg, byte[] voice) {
    Optional<Boolean> holds = Sdp.holds(voice);
    holds.ifPresent(held -> news.accept(leg.id.contact(), new CallEvent.HoldChanged(leg.id, held)));
  }

  /** The acknowledgement of a passed on re-INVITE is passed on too; false when none is awaited. */
  boolean onAck(SipLeg from, Request ack) {
    Relayed relayed = from.unacknowledged;
    if (relayed == null) {
      return false;
    }
    from.unacknowledged = null;
    try {
      var sequence = (CSeqHeader) relayed.sent().getRequest().getHeader(CSeqHeader.NAME);
      Request copy = relayed.dialog().createAck(sequence.getSeqNumber());
      messages.copyBody(ack, copy);
      relayed.dialog().sendAck(copy);
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("An acknowledgement cannot be passed on: %s", FailureTrace.of(e));
    }
    return true;
  }

  /** The asking side does not want to wait for the answer. */
  void onCancel(Relayed relayed) {
    try {
      endpoint.clientTransaction(relayed.sent().createCancel()).sendRequest();
    } catch (SipException e) {
      LOG.debugf("A request was answered before it was cancelled: %s", FailureTrace.of(e));
    }
  }

  private void answer(ServerTransaction asked, int status, @Nullable Response from) {
    try {
      Response response = messages.response(asked.getRequest(), status, null);
      if (from != null) {
        response.setReasonPhrase(from.getReasonPhrase());
        messages.copyBody(from, response);
      }
      asked.sendResponse(response);
    } catch (SipException | InvalidArgumentException | ParseException e) {
      LOG.debugf("An answer cannot be passed back: %s", FailureTrace.of(e));
    }
  }

  /**
   * A request on its way.
   *
   * @param asked as it came in
   * @param sent as it went on
   */
  record Relayed(SipLeg from, SipLeg to, ServerTransaction asked, ClientTransaction sent) {

    String method() {
      return asked.getRequest().getMethod();
    }

    Dialog dialog() {
      return sent.getDialog();
    }
  }
}
