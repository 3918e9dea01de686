package org.strowger.gateway.phone.sip;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.routing.WaitForecast;
import org.strowger.gateway.phone.driver.HangUpReason;
import org.strowger.gateway.phone.driver.LegId;
import org.strowger.gateway.phone.driver.QueueNotice;

/** Builds messages; what is ours in them is always right, so a failure is a fault of ours. */
final class SipMessages {

  /** What we understand. */
  static final List<String> METHODS =
      List.of(
          Request.INVITE,
          Request.ACK,
          Request.BYE,
          Request.CANCEL,
          Request.OPTIONS,
          Request.INFO,
          Request.UPDATE,
          Request.REGISTER);

  private static final String NAME = "strowger";
  private static final int HOPS = 70;

  private final SipEndpoint endpoint;

  SipMessages(SipEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** An answer; beyond 100 it says where we are. */
  Response response(Request request, int status, @Nullable String toTag) {
    return built(
        () -> {
          Response response = endpoint.messages().createResponse(status, request);
          var to = (ToHeader) response.getHeader(ToHeader.NAME);
          if (toTag != null && to.getTag() == null) {
            to.setTag(toTag);
          }
          if (request.getMethod().equals(Request.INVITE) && status > 100 && status < 300) {
            response.setHeader(contact());
          }
          return response;
        });
  }

  /** An answer that says what we understand. */
  Response withAllow(Response response) {
    return built(
        () -> {
          for (String method : METHODS) {
            response.addHeader(endpoint.headers().createAllowHeader(method));
          }
          return response;
        });
  }

  /**
   * {@code 182 Queued} with the caller's place and wait, both in the reason phrase as RFC 3261,
   * 21.1.4 shows it, and in a Warning (20.43) for phones that show those.
   */
  Response queued(Request invite, @Nullable String toTag, QueueNotice notice) {
    Response response = response(invite, Response.QUEUED, toTag);
    String told = told(notice);
    return told.isEmpty() ? response : withPhrase(response, "Queued, " + told, told);
  }

  private static String told(QueueNotice notice) {
    WaitForecast forecast = notice.forecast();
    if (!notice.attended()) {
      return "nobody is there at the moment";
    }
    return notice.position() > 0
        ? "position " + notice.position() + (forecast == null ? "" : waiting(forecast))
        : "";
  }

  /** Why a caller is not let in, or leaves the line, where phones show it. */
  Response withPhrase(Response response, HangUpReason reason) {
    return switch (reason) {
      case CLOSED -> withPhrase(response, "Closed", "we are closed");
      case DEFERRED ->
          withPhrase(response, "Closed, we call you back", "we call you back when we open");
      case CALLBACK -> withPhrase(response, "We call you back", "we call you back in your turn");
      case FULL -> withPhrase(response, "Busy, too many wait", "too many wait");
      default -> response;
    };
  }

  private Response withPhrase(Response response, String phrase, String warning) {
    return built(
        () -> {
          response.setReasonPhrase(phrase);
          response.addHeader(endpoint.headers().createWarningHeader(endpoint.host(), 399, warning));
          return response;
        });
  }

  private static String waiting(WaitForecast forecast) {
    int least = Math.max(1, Math.round(forecast.p50Seconds() / 60f));
    int most = Math.max(least, Math.ceilDiv(forecast.p90Seconds(), 60));
    return ", expected waiting time is "
        + (most == 1
            ? "up to 1 minute"
            : (least == most ? "" : least + " to ") + most + " minutes");
  }

  /**
   * The request that rings a phone, with the voice of whom it shall talk with.
   *
   * @param fork which of the leg's phones it is, from 0
   */
  Request invite(
      LegId leg, int fork, String address, @Nullable String shown, byte @Nullable [] voice) {
    return built(
        () -> {
          var target = (SipURI) endpoint.addresses().createURI(address);
          Request request =
              endpoint
                  .messages()
                  .createRequest(
                      target,
                      Request.INVITE,
                      endpoint
                          .headers()
                          .createCallIdHeader(leg + "-" + fork + "@" + endpoint.host()),
                      endpoint.headers().createCSeqHeader(1L, Request.INVITE),
                      endpoint.headers().createFromHeader(from(shown), leg.toString()),
                      endpoint
                          .headers()
                          .createToHeader(endpoint.addresses().createAddress(target), null),
                      List.of(
                          via(
                              "z9hG4bK-"
                                  + leg
                                  + "-"
                                  + fork
                                  + "-"
                                  + Long.toHexString(System.nanoTime()))),
                      endpoint.headers().createMaxForwardsHeader(HOPS));
          request.setHeader(contact());
          setVoice(request, voice);
          for (String method : METHODS) {
            request.addHeader(endpoint.headers().createAllowHeader(method));
          }
          return request;
        });
  }

  /** A question whether a phone is there. */
  Request options(String address) {
    return built(
        () -> {
          var target = (SipURI) endpoint.addresses().createURI(address);
          Request request =
              endpoint
                  .messages()
                  .createRequest(
                      target,
                      Request.OPTIONS,
                      endpoint.headers().createCallIdHeader(endpoint.callId()),
                      endpoint.headers().createCSeqHeader(1L, Request.OPTIONS),
                      endpoint
                          .headers()
                          .createFromHeader(from(null), Long.toHexString(System.nanoTime())),
                      endpoint
                          .headers()
                          .createToHeader(endpoint.addresses().createAddress(target), null),
                      List.of(via(null)),
                      endpoint.headers().createMaxForwardsHeader(HOPS));
          request.setHeader(contact());
          return request;
        });
  }

  void setVoice(Message message, byte @Nullable [] voice) {
    if (voice == null) {
      return;
    }
    built(
        () -> {
          message.setContent(
              voice, endpoint.headers().createContentTypeHeader("application", "sdp"));
          return message;
        });
  }

  /** Copies a body with its type. */
  void copyBody(Message from, Message to) {
    var type = (ContentTypeHeader) from.getHeader(ContentTypeHeader.NAME);
    byte[] body = from.getRawContent();
    if (type == null || body == null) {
      return;
    }
    built(
        () -> {
          to.setContent(
              body,
              endpoint
                  .headers()
                  .createContentTypeHeader(type.getContentType(), type.getContentSubType()));
          return to;
        });
  }

  /** Why we end something, in a header that people can read in a trace (RFC 3326). */
  <M extends Message> M withReason(M message, HangUpReason reason) {
    return built(
        () -> {
          message.setHeader(
              endpoint.headers().createReasonHeader("SIP", code(reason), reason.name()));
          return message;
        });
  }

  private static int code(HangUpReason reason) {
    return switch (reason) {
      case OTHER_SIDE_LEFT, LIFTED_ELSEWHERE -> Response.OK;
      case FULL -> Response.BUSY_HERE;
      default -> Response.TEMPORARILY_UNAVAILABLE;
    };
  }

  Response withUnsupported(Response response, List<String> extensions) {
    return built(
        () -> {
          for (String extension : extensions) {
            response.addHeader(endpoint.headers().createUnsupportedHeader(extension));
          }
          return response;
        });
  }

  Response withRetryAfter(Response response, int seconds) {
    return built(
        () -> {
          response.addHeader(endpoint.headers().createRetryAfterHeader(seconds));
          return response;
        });
  }

  ViaHeader via(@Nullable String branch) throws ParseException, InvalidArgumentException {
    return endpoint.headers().createViaHeader(endpoint.host(), endpoint.port(), "udp", branch);
  }

  ContactHeader contact() throws ParseException {
    return endpoint.headers().createContactHeader(address(NAME));
  }

  private Address from(@Nullable String shown) throws ParseException {
    Address address = address(shown == null ? NAME : shown);
    if (shown != null) {
      address.setDisplayName(shown);
    }
    return address;
  }

  private Address address(String user) throws ParseException {
    SipURI uri = endpoint.addresses().createSipURI(user, endpoint.host());
    uri.setPort(endpoint.port());
    return endpoint.addresses().createAddress(uri);
  }

  /** The body, when it is a session description. */
  static byte @Nullable [] voice(Message message) {
    var type = (ContentTypeHeader) message.getHeader(ContentTypeHeader.NAME);
    byte[] body = message.getRawContent();
    boolean sdp =
        type != null
            && type.getContentType().equalsIgnoreCase("application")
            && type.getContentSubType().equalsIgnoreCase("sdp");
    return sdp && body != null && body.length > 0 ? body : null;
  }

  /** All headers of a name, as they are written. */
  static List<String> values(Message message, String name) {
    var values = new ArrayList<String>();
    ListIterator<?> headers = message.getHeaders(name);
    while (headers.hasNext()) {
      String text = ((Header) headers.next()).toString().strip();
      values.add(text.substring(text.indexOf(':') + 1).strip());
    }
    return values;
  }

  private static <T> T built(Building<T> building) {
    try {
      return building.build();
    } catch (ParseException | InvalidArgumentException e) {
      throw new IllegalStateException("Expected to build a SIP message but could not", e);
    }
  }

  /** A step that the stack declares to fail. */
  private interface Building<T> {
    T build() throws ParseException, InvalidArgumentException;
  }
}
