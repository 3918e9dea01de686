package org.strowger.gateway.phone.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegFailure;
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.gateway.phone.sip.LegVoices.Role;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * Customers on the line whose agent changes: they wait in silence, then talk with the next one (RFC
 * 3725, flow IV: the phone that lifted offers its voice). Their phones are asked one thing at a
 * time; the newest wish counts.
 */
final class LineLegs {

  private static final Logger LOG = Logger.getLogger(LineLegs.class);
  private static final int REQUEST_PENDING = 491;
  private static final int LONGEST_GLARE_MILLIS = 2_000;

  private final SipEndpoint endpoint;
  private final SipMessages messages;
  private final SipLegs legs;
  private final LegEnding ending;
  private final LegVoices voices;
  private final PhoneEvents events;

  LineLegs(
      SipEndpoint endpoint,
      SipMessages messages,
      SipLegs legs,
      LegEnding ending,
      LegVoices voices,
      PhoneEvents events) {
    this.endpoint = endpoint;
    this.messages = messages;
    this.legs = legs;
    this.ending = ending;
    this.voices = voices;
    this.events = events;
  }

  /** Her agent has gone. */
  void park(SipLeg customer) {
    customer.peer = null;
    wish(customer, () -> silence(customer));
  }

  /** Another agent has lifted. */
  void join(SipLeg customer, SipLeg agent) {
    customer.peer = agent;
    agent.peer = customer;
    wish(customer, () -> ask(customer, agent.voice, true, told -> acknowledge(agent, told)));
  }

  private void wish(SipLeg customer, Runnable wish) {
    customer.wish = wish;
    next(customer);
  }

  /** Asks what is wished as soon as it may be asked; false when nothing is. */
  boolean next(SipLeg customer) {
    Runnable wish = customer.wish;
    if (wish == null) {
      return false;
    }
    if (customer.state == SipLeg.State.CONFIRMED && !customer.asking) {
      customer.wish = null;
      wish.run();
    }
    return true;
  }

  private void silence(SipLeg customer) {
    byte[] silence = customer.told.silence();
    if (silence != null) {
      ask(customer, silence, false, _ -> {});
    }
  }

  private void ask(
      SipLeg customer, byte @Nullable [] voice, boolean needed, Consumer<byte @Nullable []> then) {
    Dialog dialog = customer.dialog;
    if (dialog == null) {
      failed(customer, needed);
      return;
    }
    try {
      Request request = dialog.createRequest(Request.INVITE);
      messages.setVoice(request, customer.told.tell(voice));
      ClientTransaction sent = endpoint.clientTransaction(request);
      sent.setApplicationData(
          new PendingRequest(
              customer.id.contact(),
              event ->
                  onResponse(
                      customer, event, needed, then, () -> ask(customer, voice, needed, then)),
              () -> gone(customer)));
      customer.asking = true;
      dialog.sendRequest(sent);
    } catch (SipException e) {
      LOG.debugf("A customer on the line cannot be asked: %s", FailureTrace.of(e));
      customer.asking = false;
      failed(customer, needed);
    }
  }

  private void onResponse(
      SipLeg customer,
      ResponseEvent event,
      boolean needed,
      Consumer<byte @Nullable []> then,
      Runnable again) {
    Response response = event.getResponse();
    int status = response.getStatusCode();
    if (status < 200) {
      return;
    }
    boolean repeated = !customer.asking;
    customer.asking = false;
    if (status < 300) {
      agreed(customer, response, repeated, then);
    } else if (status == REQUEST_PENDING) {
      later(customer, again);
    } else if (status == Response.REQUEST_TIMEOUT
        || status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST) {
      gone(customer);
    } else {
      failed(customer, needed);
      next(customer);
    }
  }

  private void agreed(
      SipLeg customer, Response response, boolean repeated, Consumer<byte @Nullable []> then) {
    try {
      Dialog dialog = customer.dialog;
      if (dialog != null) {
        var sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        dialog.sendAck(dialog.createAck(sequence.getSeqNumber()));
      }
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A customer was gone before she was connected again: %s", FailureTrace.of(e));
      gone(customer);
      return;
    }
    if (repeated || next(customer)) {
      return; // it was heard before, or is out of date
    }
    voices.passOn(
        customer,
        SipMessages.voice(response),
        Role.ANSWER,
        told -> {
          if (told != null) {
            customer.voice = told;
          }
          then.accept(told);
        });
  }

  /** Both asked at once: whoever was second asks again (RFC 3261, 14.1). */
  private void later(SipLeg customer, Runnable again) {
    long millis = ThreadLocalRandom.current().nextLong(10, LONGEST_GLARE_MILLIS);
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
        .execute(
            () ->
                events.inOrder(
                    customer.id.contact(),
                    () -> {
                      if (!next(customer) && customer.state == SipLeg.State.CONFIRMED) {
                        again.run();
                      }
                    }));
  }

  private void acknowledge(SipLeg agent, byte @Nullable [] voice) {
    if (agent.state != SipLeg.State.ANSWERED) {
      return;
    }
    try {
      ending.acknowledge(agent, voice);
      events.onConnected(agent.id.contact());
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("An agent was gone before they talked: %s", FailureTrace.of(e));
      legs.remove(agent);
      events.onHungUp(agent.id);
    }
  }

  /**
   * A customer who cannot be silenced hears nothing anyway; one who cannot be connected is lost.
   */
  private void failed(SipLeg customer, boolean needed) {
    if (needed) {
      ending.end(customer, HangUpReason.FAILED);
      events.onFailed(customer.id, LegFailure.FAILED);
    }
  }

  private void gone(SipLeg customer) {
    if (customer.state != SipLeg.State.OVER) {
      legs.remove(customer);
      events.onHungUp(customer.id);
    }
  }
}
