package org.strowger.bench.demo.sip;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Writes the messages of phones that listen at one port of this machine. */
final class SipMessages {

  static final String HOST = "127.0.0.1";

  private static final int MAX_FORWARDS = 70;

  private final AddressFactory addresses;
  private final HeaderFactory headers;
  private final MessageFactory messages;
  private final SipProvider provider;
  private final int port;

  SipMessages(SipFactory factory, SipProvider provider, int port) throws PeerUnavailableException {
    this.addresses = factory.createAddressFactory();
    this.headers = factory.createHeaderFactory();
    this.messages = factory.createMessageFactory();
    this.provider = provider;
    this.port = port;
  }

  HeaderFactory headers() {
    return headers;
  }

  /** A request outside of any dialog. */
  Request request(String method, SipURI target, SipURI from, SipURI to)
      throws ParseException, InvalidArgumentException {
    List<ViaHeader> vias = new ArrayList<>();
    vias.add(headers.createViaHeader(HOST, port, "udp", null));
    Request request =
        messages.createRequest(
            target,
            method,
            provider.getNewCallId(),
            headers.createCSeqHeader(1L, method),
            headers.createFromHeader(addresses.createAddress(from), tag()),
            headers.createToHeader(addresses.createAddress(to), null),
            vias,
            headers.createMaxForwardsHeader(MAX_FORWARDS));
    FromHeader sender = (FromHeader) request.getHeader(FromHeader.NAME);
    addContact(request, ((SipURI) sender.getAddress().getURI()).getUser());
    return request;
  }

  SipURI uri(@Nullable String user, String host, int atPort) throws ParseException {
    SipURI uri = addresses.createSipURI(user, host);
    if (atPort > 0) {
      uri.setPort(atPort);
    }
    return uri;
  }

  /** Reads an address. */
  SipURI uri(String address) throws ParseException {
    return (SipURI) addresses.createURI(address);
  }

  void addContact(Message message, String user) throws ParseException {
    message.setHeader(headers.createContactHeader(addresses.createAddress(uri(user, HOST, port))));
  }

  void addExpiry(Request request, int seconds) throws InvalidArgumentException {
    request.setHeader(headers.createExpiresHeader(seconds));
  }

  void addLanguage(Request request, String tag) throws InvalidArgumentException {
    request.setHeader(headers.createAcceptLanguageHeader(Locale.forLanguageTag(tag)));
  }

  /** An answer to an INVITE names us; a success has our voice's address. */
  Response answer(int status, Request request, String user, String ourTag, boolean receivesOnly)
      throws ParseException {
    Response response = messages.createResponse(status, request);
    if (status > Response.TRYING) {
      ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(ourTag);
    }
    addContact(response, user);
    if (request.getMethod().equals(Request.INVITE) && status == Response.OK) {
      addVoice(response, receivesOnly ? "recvonly" : "sendrecv");
    }
    return response;
  }

  Response plain(int status, Request request) throws ParseException {
    return messages.createResponse(status, request);
  }

  /** A description of a voice that nobody hears. */
  void addVoice(Message message, String direction) throws ParseException {
    String description =
        String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 " + HOST,
            "s=-",
            "c=IN IP4 " + HOST,
            "t=0 0",
            "m=audio 40000 RTP/AVP 0",
            "a=rtpmap:0 PCMU/8000",
            "a=" + direction,
            "");
    message.setContent(description, headers.createContentTypeHeader("application", "sdp"));
  }

  static String tag() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
