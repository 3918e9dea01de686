package org.strowger.gateway.phone.sip;

import gov.nist.javax.sip.header.ims.PAssertedIdentityHeader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.AcceptLanguageHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.header.RequireHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.gateway.phone.driver.IncomingCall;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.NumberSpelling;
import org.strowger.gateway.phone.driver.PhoneEvents;
import org.strowger.gateway.phone.sip.LegVoices.Role;
import org.strowger.servicekit.problem.FailureTrace;

/** INVITE from outside: refused at once, or a call whose leg waits. */
final class InboundCalls {

  private static final Logger LOG = Logger.getLogger(InboundCalls.class);
  private static final int RETRY_AFTER_SECONDS = 10;

  private final SipMessages messages;
  private final SipLegs legs;
  private final LegVoices voices;
  private final SipConfig config;
  private final NumberSpelling spelling;
  private final Set<String> trunks;
  private final PhoneEvents events;

  InboundCalls(
      SipMessages messages,
      SipLegs legs,
      LegVoices voices,
      SipConfig config,
      NumberSpelling spelling,
      PhoneEvents events) {
    this.messages = messages;
    this.legs = legs;
    this.voices = voices;
    this.config = config;
    this.spelling = spelling;
    this.trunks = Set.copyOf(config.trunks().orElse(List.of()));
    this.events = events;
  }

  /** Called by the stack's thread: the leg is known when the next datagram is read. */
  void onInvite(ServerTransaction transaction, String source) {
    Request invite = transaction.getRequest();
    Optional<LegId> leg = legOf(invite);
    Response refusal = refusal(invite, source, leg.isPresent());
    try {
      if (refusal != null || leg.isEmpty()) {
        transaction.sendResponse(refusal);
      } else {
        admit(transaction, leg.get());
      }
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A caller was gone before she was answered: %s", FailureTrace.of(e));
    }
  }

  private @Nullable Response refusal(Request invite, String source, boolean known) {
    if (!authorised(source)) {
      return messages.response(invite, Response.FORBIDDEN, null);
    }
    if (((ToHeader) invite.getHeader(ToHeader.NAME)).getTag() != null) {
      return messages.response(invite, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, null);
    }
    if (!known) {
      return messages.response(invite, Response.NOT_FOUND, null);
    }
    List<String> required = SipMessages.values(invite, RequireHeader.NAME);
    if (!required.isEmpty()) {
      return messages.withUnsupported(
          messages.response(invite, Response.BAD_EXTENSION, null), required);
    }
    if (invite.getHeader(ContentTypeHeader.NAME) != null) {
      byte[] voice = SipMessages.voice(invite);
      if (voice == null) {
        return messages.response(invite, Response.UNSUPPORTED_MEDIA_TYPE, null);
      }
      if (!Sdp.isVoice(voice)) {
        return messages.response(invite, Response.NOT_ACCEPTABLE_HERE, null);
      }
    }
    return events.calls() >= config.maxCalls() || !events.takesCalls()
        ? messages.withRetryAfter(
            messages.response(invite, Response.SERVICE_UNAVAILABLE, null), RETRY_AFTER_SECONDS)
        : null;
  }

  /** Without trunks only this machine may call. */
  private boolean authorised(String source) {
    if (!trunks.isEmpty()) {
      return trunks.contains(source);
    }
    try {
      return InetAddress.getByName(source).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Optional<LegId> legOf(Request invite) {
    String number = number(invite);
    return number == null
        ? Optional.empty()
        : events.legOf(number, source(invite).toArray(String[]::new));
  }

  private static @Nullable String number(Request invite) {
    return user(invite.getRequestURI());
  }

  /** Call-ID and From tag: the same for a repeated INVITE. */
  private static List<String> source(Request invite) {
    String tag = ((FromHeader) invite.getHeader(FromHeader.NAME)).getTag();
    return List.of(
        ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId(), tag == null ? "" : tag);
  }

  private void admit(ServerTransaction transaction, LegId id)
      throws SipException, InvalidArgumentException {
    Request invite = transaction.getRequest();
    String caller = caller(invite);
    var leg = new SipLeg(id, invite, transaction, caller);
    leg.localTag = id.contact() + "-" + Long.toHexString(System.nanoTime());
    if (!legs.add(leg)) {
      transaction.sendResponse(messages.response(invite, Response.LOOP_DETECTED, null));
      return;
    }
    transaction.setApplicationData(leg);
    leg.dialog = transaction.getDialog();
    if (leg.dialog != null) {
      leg.dialog.setApplicationData(leg);
    }
    transaction.sendResponse(messages.response(invite, Response.TRYING, null));
    var incoming =
        new IncomingCall(
            id,
            String.valueOf(number(invite)),
            source(invite),
            caller,
            address(invite, caller),
            language(invite));
    voices.passOn(
        leg,
        SipMessages.voice(invite),
        Role.OFFER,
        told -> {
          leg.voice = told;
          events.onIncoming(incoming);
        });
  }

  /** A trunk knows her number better than she says it. */
  private @Nullable String caller(Request invite) {
    var asserted = (HeaderAddress) invite.getHeader(PAssertedIdentityHeader.NAME);
    var from = (HeaderAddress) invite.getHeader(FromHeader.NAME);
    URI uri = (asserted == null ? from : asserted).getAddress().getURI();
    return spelling.of(user(uri)).orElse(null);
  }

  private static @Nullable String user(URI uri) {
    return switch (uri) {
      case SipURI sip -> sip.getUser();
      case TelURL tel -> tel.toString().substring(tel.getScheme().length() + 1);
      default -> null;
    };
  }

  /** Where she can be dialled: her number through the proxy, or where she called from. */
  private @Nullable String address(Request invite, @Nullable String caller) {
    if (config.outboundProxy().isPresent()) {
      return caller == null ? null : "sip:" + caller + "@" + config.outboundProxy().get();
    }
    var contact = (ContactHeader) invite.getHeader(ContactHeader.NAME);
    return contact != null && contact.getAddress().getURI() instanceof SipURI uri
        ? uri.toString()
        : null;
  }

  private static @Nullable String language(Request invite) {
    ListIterator<?> headers = invite.getHeaders(AcceptLanguageHeader.NAME);
    String best = null;
    float weight = -1;
    while (headers.hasNext()) {
      var language = (AcceptLanguageHeader) headers.next();
      Locale locale = language.getAcceptLanguage();
      float q = language.getQValue() < 0 ? 1 : language.getQValue();
      if (locale != null && q > weight) {
        best = locale.toLanguageTag();
        weight = q;
      }
    }
    return best;
  }
}
