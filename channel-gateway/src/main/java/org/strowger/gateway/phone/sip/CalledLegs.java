package org.strowger.gateway.phone.sip;

import java.util.function.BiConsumer;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.fact.ChannelFact.Side;
import org.strowger.contracts.id.ContactId;
import org.strowger.contracts.routing.AgentCommand.DeclineReason;
import org.strowger.contracts.routing.ContactCommand.CallbackOutcome;
import org.strowger.gateway.phone.CallEvent;
import org.strowger.gateway.phone.HangUpReason;
import org.strowger.gateway.phone.LegId;
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
  private final BiConsumer<ContactId, CallEvent> news;

  CalledLegs(
      SipEndpoint endpoint,
      SipMessages messages,
      SipLegs legs,
      LegEnding ending,
      BiConsumer<ContactId, CallEvent> news) {
    this.endpoint = endpoint;
    this.messages = messages;
    this.legs = legs;
    this.ending = ending;
    this.news = news;
  }

  /** Without a voice to offer the phone is asked for its own (RFC 3725, flow I). */
  void prepare(LegId id, String address, @Nullable SipLeg voiceOf) {
    String shown = voiceOf == null || id.side() == Side.CUSTOMER ? null : voiceOf.shown;
    byte[] voice = voiceOf == null ? null : voiceOf.voice;
    var leg = new SipLeg(id, messages.invite(id, address, shown, voice), null, null);
    leg.peer = voiceOf;
    if (voiceOf != null && id.side() == Side.CUSTOMER) {
      voiceOf.peer = leg;
    }
    legs.add(leg);
  }

  void ring(SipLeg leg) {
    try {
      ClientTransaction transaction = endpoint.clientTransaction(leg.invite);
      transaction.setApplicationData(
          new Exchange(
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
      onAnswered(leg, response);
    } else {
      onFailed(leg, status);
    }
  }

  private void onProvisional(SipLeg leg, int status) {
    try {
      if (leg.cancelFor != null) {
        ending.cancel(leg);
        leg.cancelFor = null;
      } else if (status > 100 && leg.state == SipLeg.State.NEW && leg.id.side() == Side.AGENT) {
        tell(leg, new CallEvent.AgentRings(leg.id));
      }
    } catch (SipException e) {
      LOG.debugf("A phone's ringing cannot be stopped: %s", FailureTrace.of(e));
    }
  }

  private void onAnswered(SipLeg leg, Response response) {
    leg.voice = SipMessages.voice(response);
    try {
      if (leg.state == SipLeg.State.OVER) {
        ending.acknowledge(leg, null);
        ending.bye(leg, HangUpReason.OFFER_GONE);
      } else if (leg.state == SipLeg.State.NEW) {
        leg.state = SipLeg.State.ANSWERED;
        if (leg.id.side() == Side.AGENT) {
          tell(leg, new CallEvent.AgentLifted(leg.id));
        } else {
          join(leg);
        }
      }
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A phone was gone after it answered: %s", FailureTrace.of(e));
      legs.remove(leg);
      tell(leg, new CallEvent.HungUp(leg.id));
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
    tell(customer, new CallEvent.Joined());
  }

  private void onFailed(SipLeg leg, int status) {
    boolean wanted = leg.state != SipLeg.State.OVER;
    legs.remove(leg);
    if (!wanted) {
      return;
    }
    tell(
        leg,
        leg.id.side() == Side.AGENT
            ? new CallEvent.AgentFailed(leg.id, declined(status))
            : new CallEvent.CustomerFailed(leg.id, outcome(status)));
  }

  private static DeclineReason declined(int status) {
    return switch (status) {
      case Response.BUSY_HERE, Response.TEMPORARILY_UNAVAILABLE, BUSY_EVERYWHERE, DECLINE ->
          DeclineReason.BUSY;
      default -> DeclineReason.TECHNICAL;
    };
  }

  private static CallbackOutcome outcome(int status) {
    return switch (status) {
      case Response.BUSY_HERE, BUSY_EVERYWHERE, DECLINE -> CallbackOutcome.BUSY;
      case Response.TEMPORARILY_UNAVAILABLE,
          Response.REQUEST_TIMEOUT,
          Response.REQUEST_TERMINATED ->
          CallbackOutcome.NO_ANSWER;
      default -> CallbackOutcome.FAILED;
    };
  }

  private void tell(SipLeg leg, CallEvent event) {
    news.accept(leg.id.contact(), event);
  }
}
