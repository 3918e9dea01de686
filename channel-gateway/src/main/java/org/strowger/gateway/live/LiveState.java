package org.strowger.gateway.live;

/** What happens between a contact's customer and us right now, as desks show it. */
public sealed interface LiveState permits CustomerState, CallState {}
