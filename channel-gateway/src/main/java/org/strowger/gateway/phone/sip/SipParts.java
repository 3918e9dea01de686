package org.strowger.gateway.phone.sip;

/** What works on one socket. */
record SipParts(
    SipEndpoint endpoint,
    SipMessages messages,
    SipLegs legs,
    LegEnding ending,
    CallerLegs callers,
    CalledLegs called,
    LineLegs line,
    InDialogRelay relay,
    InboundCalls inbound,
    SipRegistrar registrar,
    DeadLegs dead) {}
