package org.strowger.gateway.phone.sip;

import java.text.ParseException;
import java.util.Optional;
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
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.gateway.phone.sip.LegVoices.Role;
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
  private final LegVoices voices;
  private final PhoneEvents events;

  InDialogRelay(SipEndpoint endpoint, SipMessages messages, LegVoices voices, PhoneEvents events) {
    this.endpoint = endpoint;
    this.messages = messages;
    this.voices = voices;
    this.events = events;
  }

  void relay(SipLeg from, ServerTransaction transaction) {
    Request request = transaction.getRequest();
    SipLeg to = from.peer;
    Dialog dialog = to == null ? null : to.dialog;
    if (to == null && from.state == SipLeg.State.CONFIRMED && isAboutVoice(request)) {
      answerAlone(from, transaction);
      return;
    }
    if (to == null
        || dialog == null
        || to.state != SipLeg.State.CONFIRMED
        || from.state != SipLeg.State.CONFIRMED) {
      answer(transaction, notTalking(request), null, null);
      return;
    }
    voices.passOn(
        from,
        SipMessages.voice(request),
        Role.OFFER,
        voice -> send(from, to, dialog, transaction, voice));
  }

  private static boolean isAboutVoice(Request request) {
    return request.getMethod().equals(Request.INVITE) || request.getMethod().equals(Request.UPDATE);
  }

  /** A customer on the line whom nobody talks with just now hears silence, whatever she asks. */
  private void answerAlone(SipLeg from, ServerTransaction transaction) {
    byte[] voice = SipMessages.voice(transaction.getRequest());
    if (voice != null) {
      from.voice = voice;
    }
    boolean update = transaction.getRequest().getMethod().equals(Request.UPDATE);
    answer(transaction, Response.OK, null, update && voice == null ? null : from.told.silence());
  }

  private void send(
      SipLeg from,
      SipLeg to,
      Dialog dialog,
      ServerTransaction transaction,
      byte @Nullable [] voice) {
    try {
      Request request = transaction.getRequest();
      Request copy = dialog.createRequest(request.getMethod());
      messages.copyBody(request, copy);
      messages.setVoice(copy, to.told.tell(voice));
      ClientTransaction sent = endpoint.clientTransaction(copy);
      var relayed = new Relayed(from, to, transaction, sent, voice);
      sent.setApplicationData(
          new PendingRequest(
              from.id.contact(),
              event -> onResponse(relayed, event),
              () -> answer(transaction, Response.SERVER_TIMEOUT, null, null)));
      transaction.setApplicationData(relayed);
      dialog.sendRequest(sent);
    } catch (SipException e) {
      LOG.debugf("A request cannot be passed on: %s", FailureTrace.of(e));
      answer(transaction, Response.SERVER_INTERNAL_ERROR, null, null);
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
    if (status >= 300) {
      answer(relayed.asked(), status, response, null);
      return;
    }
    byte[] asked = SipMessages.voice(relayed.asked().getRequest());
    byte[] said = SipMessages.voice(response);
    tellHold(relayed, asked, said);
    if (relayed.method().equals(Request.INVITE)) {
      relayed.from().unacknowledged = relayed;
    }
    voices.passOn(
        relayed.to(),
        said,
        Role.after(asked),
        voice -> {
          agree(relayed, voice);
          answer(relayed.asked(), status, response, relayed.from().told.tell(voice));
        });
  }

  private static void agree(Relayed relayed, byte @Nullable [] answer) {
    if (relayed.offer() != null) {
      relayed.from().voice = relayed.offer();
    }
    if (answer != null) {
      relayed.to().voice = answer;
    }
  }

  private void tellHold(Relayed relayed, byte @Nullable [] asked, byte @Nullable [] said) {
    if (asked != null) {
      tellHold(relayed.from(), asked);
    } else if (said != null) {
      tellHold(relayed.to(), said); // it was asked for its own offer
    }
  }

  private void tellHold(SipLeg leg, byte[] voice) {
    Optional<Boolean> holds = Sdp.holds(voice);
    holds.ifPresent(held -> events.onHoldChanged(leg.id, held));
  }

  /** The acknowledgement of a passed on re-INVITE is passed on too; false when none is awaited. */
  boolean onAck(SipLeg from, Request ack) {
    Relayed relayed = from.unacknowledged;
    if (relayed == null) {
      return false;
    }
    from.unacknowledged = null;
    voices.passOn(
        from, SipMessages.voice(ack), Role.ANSWER, voice -> acknowledge(relayed, ack, voice));
    return true;
  }

  private void acknowledge(Relayed relayed, Request ack, byte @Nullable [] voice) {
    try {
      var sequence = (CSeqHeader) relayed.sent().getRequest().getHeader(CSeqHeader.NAME);
      Request copy = relayed.dialog().createAck(sequence.getSeqNumber());
      messages.copyBody(ack, copy);
      messages.setVoice(copy, relayed.to().told.tell(voice));
      relayed.dialog().sendAck(copy);
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("An acknowledgement cannot be passed on: %s", FailureTrace.of(e));
    }
  }

  /** The asking side does not want to wait for the answer. */
  void onCancel(Relayed relayed) {
    try {
      endpoint.clientTransaction(relayed.sent().createCancel()).sendRequest();
    } catch (SipException e) {
      LOG.debugf("A request was answered before it was cancelled: %s", FailureTrace.of(e));
    }
  }

  private void answer(
      ServerTransaction asked, int status, @Nullable Response from, byte @Nullable [] voice) {
    try {
      Response response = messages.response(asked.getRequest(), status, null);
      if (from != null) {
        response.setReasonPhrase(from.getReasonPhrase());
        messages.copyBody(from, response);
      }
      messages.setVoice(response, voice);
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
   * @param offer what the other side was told of the voice; null when nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
  record Relayed(
      SipLeg from,
      SipLeg to,
      ServerTransaction asked,
      ClientTransaction sent,
      byte @Nullable [] offer) {

    String method() {
      return asked.getRequest().getMethod();
    }

    Dialog dialog() {
      return sent.getDialog();
    }
  }
}
