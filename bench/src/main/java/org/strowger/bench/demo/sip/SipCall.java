package org.strowger.bench.demo.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** One end of a call, incoming or outgoing; what happens to it comes as {@link Happening}s. */
public final class SipCall implements SipStation.Answered {

  private static final int MULTIPLE_CHOICES = 300;

  private final SipMessages messages;
  private final SipProvider provider;
  private final String user;
  private final String tag = SipMessages.tag();
  private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
  private @Nullable ClientTransaction asked;
  private @Nullable ServerTransaction invited;
  private boolean established;
  private boolean over;
  private boolean cancelling;

  /** What can happen to a call. */
  public enum What {
    /** The other phone rings, or the call waits in line. */
    PROGRESS,
    /** It is answered: both can talk. */
    ANSWERED,
    /** It came to nothing; the status says why. */
    REFUSED,
    /** Who called gave up. */
    CANCELLED,
    /** The other side hung up. */
    ENDED,
    /** The other side put us on hold, or took us back. */
    CHANGED,
    /** What we asked for (hold, resume) is done. */
    DONE
  }

  /**
   * @param status of SIP; 0 where there is none
   */
  public record Happening(What what, int status) {}

  SipCall(SipMessages messages, SipProvider provider, String user) {
    this.messages = messages;
    this.provider = provider;
    this.user = user;
  }

  void begin(ClientTransaction transaction) {
    asked = transaction;
  }

  void begin(ServerTransaction transaction) {
    invited = transaction;
  }

  /** The next thing that happens; null when nothing does for so long. */
  public @Nullable Happening next(Duration patience) throws InterruptedException {
    return happenings.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  public synchronized boolean isOver() {
    return over;
  }

  /** Reads on; true when the call has ended within that time. */
  public boolean endsWithin(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isOver()) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative()) {
        return false;
      }
      next(left);
    }
    return true;
  }

  /** Lets the caller know that it rings. */
  public void ring() {
    respond(Response.RINGING);
  }

  /** Lifts the receiver. */
  public synchronized void answer() {
    if (!over) {
      respond(Response.OK);
      established = true;
    }
  }

  /** Says no. */
  public synchronized void refuse(int status) {
    if (!over && !established) {
      respond(status);
      over = true;
    }
  }

  /** Gives up before it is answered; the other side confirms by {@link What#REFUSED}. */
  public synchronized void cancel() {
    cancelling = true;
    if (asked != null && !established && !over) {
      try {
        provider.getNewClientTransaction(asked.createCancel()).sendRequest();
      } catch (SipException _) {
        // nothing has been heard of the call yet: given up as soon as there is
      }
    }
  }

  /** Ends the call they talk in. */
  public synchronized void hangUp() {
    Dialog dialog = dialog();
    if (established && !over && dialog != null) {
      over = true;
      try {
        dialog.sendRequest(provider.getNewClientTransaction(dialog.createRequest(Request.BYE)));
      } catch (SipException _) {
        // the dialog is gone already
      }
    }
  }

  /** Puts the other side on hold, or takes it back. */
  public synchronized void hold(boolean on) {
    Dialog dialog = dialog();
    if (!established || over || dialog == null) {
      return;
    }
    try {
      Request again = dialog.createRequest(Request.INVITE);
      messages.addContact(again, user);
      messages.addVoice(again, on ? "sendonly" : "sendrecv");
      ClientTransaction transaction = provider.getNewClientTransaction(again);
      transaction.setApplicationData(this);
      dialog.sendRequest(transaction);
    } catch (SipException | ParseException _) {
      happened(What.DONE, 0);
    }
  }

  @Override
  public synchronized void answered(Response response, ClientTransaction transaction) {
    int status = response.getStatusCode();
    CSeqHeader sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
    if (!sequence.getMethod().equals(Request.INVITE)) {
      return;
    }
    Dialog dialog = transaction.getDialog();
    if (dialog != null) {
      dialog.setApplicationData(this);
    }
    if (status >= Response.OK && status < MULTIPLE_CHOICES) {
      acknowledge(transaction.getDialog(), sequence.getSeqNumber());
    }
    if (established) {
      if (status >= Response.OK) {
        happened(What.DONE, status);
      }
    } else if (status < Response.OK) {
      happened(What.PROGRESS, status);
      if (cancelling) {
        cancel();
      }
    } else if (status < MULTIPLE_CHOICES) {
      established = true;
      happened(What.ANSWERED, status);
    } else {
      over = true;
      happened(What.REFUSED, status);
    }
  }

  @Override
  public synchronized void unanswered() {
    over |= !established;
    happened(established ? What.DONE : What.REFUSED, Response.REQUEST_TIMEOUT);
  }

  synchronized void cancelled() {
    if (!established && !over) {
      respond(Response.REQUEST_TERMINATED);
      over = true;
      happened(What.CANCELLED, 0);
    }
  }

  synchronized void ended() {
    over = true;
    happened(What.ENDED, 0);
  }

  /** The other side wants to talk in another way: we always can. */
  void changed(ServerTransaction transaction, Request request)
      throws ParseException, SipException, InvalidArgumentException {
    byte[] voice = request.getRawContent();
    boolean held =
        voice != null && new String(voice, StandardCharsets.US_ASCII).contains("a=sendonly");
    transaction.sendResponse(messages.answer(Response.OK, request, user, tag, held));
    happened(What.CHANGED, 0);
  }

  private void respond(int status) {
    ServerTransaction transaction = invited;
    if (transaction != null) {
      try {
        transaction.sendResponse(
            messages.answer(status, transaction.getRequest(), user, tag, false));
      } catch (SipException | ParseException | InvalidArgumentException _) {
        // the call is gone already
      }
    }
  }

  private static void acknowledge(Dialog dialog, long sequence) {
    try {
      dialog.sendAck(dialog.createAck(sequence));
    } catch (SipException | InvalidArgumentException _) {
      // the other side gives it up
    }
  }

  private @Nullable Dialog dialog() {
    if (asked != null) {
      return asked.getDialog();
    }
    return invited == null ? null : invited.getDialog();
  }

  private void happened(What what, int status) {
    happenings.add(new Happening(what, status));
  }
}
