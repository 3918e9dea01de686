package org.strowger.gateway.phone.sip;

import java.util.ArrayList;
import java.util.List;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegFailure;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.gateway.phone.sip.LegVoices.Role;
import org.strowger.servicekit.problem.FailureTrace;

/** Legs that we make: agents' phones that ring, customers who are called back. */
final class CalledLegs {

  private static final Logger LOG = Logger.getLogger(CalledLegs.class);
  private static final int BUSY_EVERYWHERE = 600;
  private static final int DECLINE = 603;

  private final SipEndpoint endpoint;
  private final SipMessages messages;
  private final SipLegs legs;
  private final LegEnding ending;
  private final LegVoices voices;
  private final PhoneEvents events;

  CalledLegs(
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

  /**
   * Without a voice to offer the phone is asked for its own (RFC 3725, flow I); so is an agent's
   * for a customer on the line, who answers what it says.
   */
  void prepare(LegId id, List<String> addresses, @Nullable SipLeg voiceOf) {
    String shown = voiceOf == null || id.side() == Side.CUSTOMER ? null : voiceOf.shown;
    byte[] voice =
        voiceOf == null || (id.side() == Side.AGENT && isOnLine(voiceOf)) ? null : voiceOf.voice;
    var forks = new ArrayList<SipLeg>();
    for (String address : addresses) {
      var invite = messages.invite(id, forks.size(), address, shown, voice);
      var leg = new SipLeg(id, invite, null, null);
      leg.told.tell(voice);
      leg.peer = voiceOf;
      forks.add(leg);
    }
    forks.forEach(leg -> leg.forks = List.copyOf(forks));
    SipLeg first = forks.getFirst();
    if (voiceOf != null && id.side() == Side.CUSTOMER) {
      voiceOf.peer = first;
    }
    legs.add(first);
  }

  private static boolean isOnLine(SipLeg leg) {
    return leg.state == SipLeg.State.ANSWERED || leg.state == SipLeg.State.CONFIRMED;
  }

  /** Rings all phones of a leg. */
  void ring(SipLeg leg) {
    leg.forks.forEach(this::ringOne);
  }

  private void ringOne(SipLeg leg) {
    try {
      ClientTransaction transaction = endpoint.clientTransaction(leg.invite);
      transaction.setApplicationData(
          new PendingRequest(
              leg.id.contact(),
              event -> onResponse(leg, event),
              () -> onFailed(leg, Response.REQUEST_TIMEOUT)));
      leg.outgoing = transaction;
      leg.dialog = transaction.getDialog();
      if (leg.dialog != null) {
        leg.dialog.setApplicationData(leg);
      }
      transaction.sendRequest();
    } catch (SipException e) {
      LOG.debugf("A phone cannot be rung: %s", FailureTrace.of(e));
      onFailed(leg, Response.SERVICE_UNAVAILABLE);
    }
  }

  private void onResponse(SipLeg leg, ResponseEvent event) {
    Response response = event.getResponse();
    int status = response.getStatusCode();
    leg.heard = true;
    if (status < 200) {
      onProvisional(leg, status);
    } else if (status < 300) {
      if (event.getDialog() != null) {
        leg.dialog = event.getDialog();
        leg.dialog.setApplicationData(leg);
      }
      voices.passOn(
          leg,
          SipMessages.voice(response),
          Role.after(SipMessages.voice(leg.invite)),
          told -> {
            leg.voice = told;
            onAnswered(leg);
          });
    } else {
      onFailed(leg, status);
    }
  }

  private void onProvisional(SipLeg leg, int status) {
    try {
      if (leg.cancelFor != null) {
        ending.cancel(leg);
        leg.cancelFor = null;
      } else if (status > 100 && leg.state == SipLeg.State.NEW) {
        events.onRinging(leg.id);
      }
    } catch (SipException e) {
      LOG.debugf("A phone's ringing cannot be stopped: %s", FailureTrace.of(e));
    }
  }

  private void onAnswered(SipLeg leg) {
    try {
      if (leg.state == SipLeg.State.OVER) {
        ending.acknowledge(leg, null);
        ending.bye(leg, HangUpReason.OFFER_GONE);
      } else if (leg.state == SipLeg.State.NEW) {
        leg.state = SipLeg.State.ANSWERED;
        ending.endOthers(leg);
        events.onAnswered(leg.id);
        if (leg.id.side() == Side.CUSTOMER) {
          join(leg);
        }
      }
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A phone was gone after it answered: %s", FailureTrace.of(e));
      legs.remove(leg);
      events.onHungUp(leg.id);
    }
  }

  /** The customer whom we dialled lifted: the agent who waits gets her voice. */
  private void join(SipLeg customer) throws SipException, InvalidArgumentException {
    ending.acknowledge(customer, null);
    SipLeg agent = customer.peer;
    if (agent == null || agent.state != SipLeg.State.ANSWERED) {
      ending.bye(customer, HangUpReason.FAILED);
      return;
    }
    ending.acknowledge(agent, customer.voice);
    events.onConnected(customer.id.contact());
  }

  /** A leg has failed when its last phone has; busy is she who refused at one of them. */
  private void onFailed(SipLeg leg, int status) {
    boolean wanted = leg.state != SipLeg.State.OVER;
    List<SipLeg> rest = leg.forks.stream().filter(fork -> fork != leg).toList();
    if (!wanted || rest.isEmpty()) {
      legs.remove(leg);
      if (wanted) {
        events.onFailed(leg.id, failure(leg.busy ? Response.BUSY_HERE : status));
      }
      return;
    }
    boolean busy = leg.busy || failure(status) == LegFailure.BUSY;
    leg.state = SipLeg.State.OVER;
    rest.forEach(
        fork -> {
          fork.forks = rest;
          fork.busy = busy;
        });
    legs.replace(rest.getFirst());
    if (status >= BUSY_EVERYWHERE) {
      ending.end(rest.getFirst(), HangUpReason.OFFER_REVOKED);
      events.onFailed(leg.id, LegFailure.BUSY);
    }
  }

  private static LegFailure failure(int status) {
    return switch (status) {
      case Response.BUSY_HERE, BUSY_EVERYWHERE, DECLINE -> LegFailure.BUSY;
      case Response.TEMPORARILY_UNAVAILABLE -> LegFailure.UNAVAILABLE;
      case Response.REQUEST_TIMEOUT, Response.REQUEST_TERMINATED -> LegFailure.NO_ANSWER;
      default -> LegFailure.FAILED;
    };
  }
}
