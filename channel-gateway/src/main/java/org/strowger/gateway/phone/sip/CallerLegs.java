package org.strowger.gateway.phone.sip;

import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.gateway.phone.driver.QueueNotice;
import org.strowger.gateway.phone.sip.LegVoices.Role;
import org.strowger.servicekit.problem.FailureTrace;

/** Legs that customers made to us: waiting, ringing, answered. */
final class CallerLegs {

  private static final Logger LOG = Logger.getLogger(CallerLegs.class);

  private final SipMessages messages;
  private final SipLegs legs;
  private final LegEnding ending;
  private final LineLegs line;
  private final LegVoices voices;
  private final PhoneEvents events;

  CallerLegs(
      SipMessages messages,
      SipLegs legs,
      LegEnding ending,
      LineLegs line,
      LegVoices voices,
      PhoneEvents events) {
    this.messages = messages;
    this.legs = legs;
    this.ending = ending;
    this.line = line;
    this.voices = voices;
    this.events = events;
  }

  void letWait(SipLeg leg, QueueNotice notice) {
    provisional(leg, messages.queued(leg.invite, leg.localTag, notice));
  }

  void letRing(SipLeg leg) {
    provisional(leg, messages.response(leg.invite, Response.RINGING, leg.localTag));
  }

  private static void provisional(SipLeg leg, Response response) {
    if (leg.state != SipLeg.State.NEW || leg.incoming == null) {
      return;
    }
    try {
      leg.incoming.sendResponse(response);
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A caller was gone before she was told: %s", FailureTrace.of(e));
    }
  }

  /** Answers the caller with what the agent's phone said; one on the line is told of it. */
  void connect(SipLeg caller, SipLeg agent) {
    if (caller.state == SipLeg.State.ANSWERED || caller.state == SipLeg.State.CONFIRMED) {
      line.join(caller, agent);
      return;
    }
    caller.peer = agent;
    agent.peer = caller;
    if (caller.state != SipLeg.State.NEW || caller.incoming == null) {
      return;
    }
    try {
      Response answer = messages.response(caller.invite, Response.OK, caller.localTag);
      messages.setVoice(answer, caller.told.tell(agent.voice));
      caller.state = SipLeg.State.ANSWERED;
      caller.incoming.sendResponse(answer);
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A caller was gone before she was answered: %s", FailureTrace.of(e));
      legs.remove(caller);
      events.onHungUp(caller.id);
    }
  }

  /** The caller acknowledged: now the agent's phone is, and they talk. */
  void onAck(SipLeg caller, Request ack) {
    if (caller.state != SipLeg.State.ANSWERED) {
      return;
    }
    caller.state = SipLeg.State.CONFIRMED;
    SipLeg agent = caller.peer;
    if (line.next(caller) || agent == null) {
      return; // whom she was answered for has left meanwhile
    }
    voices.passOn(
        caller, SipMessages.voice(ack), Role.ANSWER, voice -> acknowledge(caller, agent, voice));
  }

  private void acknowledge(SipLeg caller, SipLeg agent, byte @Nullable [] voice) {
    if (voice != null) {
      caller.voice = voice;
    }
    try {
      ending.acknowledge(agent, voice);
      events.onConnected(caller.id.contact());
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("An agent was gone before they talked: %s", FailureTrace.of(e));
      legs.remove(agent);
      events.onHungUp(agent.id);
    }
  }

  /** The caller gave up before she was answered. */
  void onCancel(SipLeg caller) {
    if (caller.state != SipLeg.State.NEW || caller.incoming == null) {
      return;
    }
    legs.remove(caller);
    try {
      caller.incoming.sendResponse(
          messages.response(caller.invite, Response.REQUEST_TERMINATED, caller.localTag));
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A caller was gone before her end: %s", FailureTrace.of(e));
    }
    events.onHungUp(caller.id);
  }
}
