package org.strowger.gateway.phone.sip;

import java.util.List;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;

/** A leg as the stack has it. It is touched only in the order of its call. */
final class SipLeg {

  final LegId id;
  final Request invite;

  /** Of a leg that somebody made to us. */
  final @Nullable ServerTransaction incoming;

  /** All phones that ring for this leg, itself too; alone once one is lifted. */
  List<SipLeg> forks = List.of(this);

  /** Of a leg that we made, once it was sent. */
  @Nullable ClientTransaction outgoing;

  @Nullable Dialog dialog;

  /** Another phone that rang for this leg was busy. */
  boolean busy;

  /** What the other side of the call is told of its voice. */
  byte @Nullable [] voice;

  /** Whom it talks with, or shall talk with. */
  @Nullable SipLeg peer;

  /** The number shown to the other side. */
  final @Nullable String shown;

  State state = State.NEW;

  /** What this leg's phone was told of the other's voice. */
  final SdpSession told = new SdpSession();

  /** A request of ours about the voice that was not answered yet. */
  boolean asking;

  /** What its phone shall be asked as soon as it may be; null when nothing. */
  @Nullable Runnable wish;

  /** A re-INVITE of this side that was answered and not acknowledged yet. */
  InDialogRelay.@Nullable Relayed unacknowledged;

  /** Our tag of an incoming leg. */
  @Nullable String localTag;

  /** Something came back, so that it may be cancelled. */
  boolean heard;

  /** Why it shall be cancelled as soon as that is possible; null while it shall not. */
  @Nullable HangUpReason cancelFor;

  SipLeg(LegId id, Request invite, @Nullable ServerTransaction incoming, @Nullable String shown) {
    this.id = id;
    this.invite = invite;
    this.incoming = incoming;
    this.shown = shown;
  }

  /** How far a leg is. */
  enum State {
    /** Not answered. */
    NEW,
    /** Answered, not acknowledged. */
    ANSWERED,
    /** Acknowledged. */
    CONFIRMED,
    /** Over, or being cancelled. */
    OVER
  }
}
