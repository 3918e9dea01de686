package org.strowger.gateway.phone.sip;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.DomainId;
import org.strowger.gateway.phone.driver.PhoneRegistry;
import org.strowger.gateway.phone.driver.PhoneRegistry.Binding;
import org.strowger.gateway.phone.driver.Registration;
import org.strowger.servicekit.problem.FailureTrace;

/** REGISTER: who proves to be an agent's phone can be rung until it runs out. */
final class SipRegistrar {

  private static final Logger LOG = Logger.getLogger(SipRegistrar.class);
  private static final int USUAL_EXPIRES = 300;
  private static final int SHORTEST_EXPIRES = 30;
  private static final int LONGEST_EXPIRES = 3600;
  private static final int RETRY_AFTER_SECONDS = 5;

  private final SipEndpoint endpoint;
  private final SipMessages messages;
  private final String realm;
  private final Nonces nonces;
  private final Challenges challenges;
  private final PhoneRegistry registry;
  private final SourceLimits limits = new SourceLimits();

  SipRegistrar(
      SipEndpoint endpoint,
      SipMessages messages,
      String realm,
      Nonces nonces,
      Challenges challenges,
      PhoneRegistry registry) {
    this.endpoint = endpoint;
    this.messages = messages;
    this.realm = realm;
    this.nonces = nonces;
    this.challenges = challenges;
    this.registry = registry;
  }

  void onRegister(ServerTransaction transaction, String source) {
    Response answer;
    try {
      answer = answer(transaction.getRequest(), source);
    } catch (ParseException | InvalidArgumentException e) {
      answer = messages.response(transaction.getRequest(), Response.BAD_REQUEST, null);
    } catch (RuntimeException e) {
      LOG.warnf("A phone is not registered now: %s", FailureTrace.of(e));
      answer = later(transaction.getRequest());
    }
    try {
      transaction.sendResponse(answer);
    } catch (SipException | InvalidArgumentException e) {
      LOG.debugf("A phone was gone before it was answered: %s", FailureTrace.of(e));
    }
  }

  private Response answer(Request request, String source)
      throws ParseException, InvalidArgumentException {
    if (!limits.admits(source)) {
      return later(request);
    }
    var authorization = (AuthorizationHeader) request.getHeader(AuthorizationHeader.NAME);
    Instant now = Instant.now();
    if (authorization == null || !ours(authorization)) {
      return challenge(request, challenges.next(callId(request)), false, now);
    }
    challenges.answered(callId(request));
    Optional<DomainId> domain = authenticate(request, authorization);
    if (domain.isEmpty()) {
      limits.guessed(source);
      return messages.response(request, Response.FORBIDDEN, null);
    }
    boolean fresh =
        !nonces.stale(authorization.getNonce(), now)
            && nonces.use(authorization.getNonce(), authorization.getNonceCount());
    return fresh
        ? bind(request, domain.get(), authorization.getUsername())
        : challenge(request, algorithm(authorization), true, now);
  }

  private Response later(Request request) {
    return messages.withRetryAfter(
        messages.response(request, Response.SERVICE_UNAVAILABLE, null), RETRY_AFTER_SECONDS);
  }

  private boolean ours(AuthorizationHeader given) {
    return "Digest".equalsIgnoreCase(given.getScheme())
        && realm.equals(given.getRealm())
        && given.getUsername() != null
        && given.getURI() != null
        && given.getResponse() != null
        && given.getCNonce() != null
        && "auth".equals(given.getQop())
        && given.getNonceCount() > 0
        && given.getNonce() != null
        && nonces.ours(given.getNonce());
  }

  /** The operation whose phone this is; the user must be the one who is registered. */
  private Optional<DomainId> authenticate(Request request, AuthorizationHeader given) {
    var to = (ToHeader) request.getHeader(ToHeader.NAME);
    var digest =
        new Digest(
            algorithm(given),
            given.getUsername(),
            realm,
            given.getNonce(),
            String.format(Locale.ROOT, "%08x", given.getNonceCount()),
            given.getCNonce(),
            given.getURI().toString());
    boolean own =
        to.getAddress().getURI() instanceof SipURI uri && given.getUsername().equals(uri.getUser());
    return own && challenges.takes(digest.algorithm())
        ? registry.authenticate(
            given.getUsername(),
            password -> digest.matches(Request.REGISTER, password, given.getResponse()))
        : Optional.empty();
  }

  private static String algorithm(AuthorizationHeader given) {
    return given.getAlgorithm() == null ? "MD5" : given.getAlgorithm();
  }

  private Response challenge(Request request, String algorithm, boolean stale, Instant now)
      throws ParseException {
    Response response = messages.response(request, Response.UNAUTHORIZED, null);
    WWWAuthenticateHeader header = endpoint.headers().createWWWAuthenticateHeader("Digest");
    header.setRealm(realm);
    header.setNonce(nonces.issue(now));
    header.setAlgorithm(algorithm);
    header.setQop("auth");
    if (stale) {
      header.setStale(true);
    }
    response.addHeader(header);
    return response;
  }

  private Response bind(Request request, DomainId domain, String phone)
      throws ParseException, InvalidArgumentException {
    List<ContactHeader> contacts = contacts(request);
    for (ContactHeader contact : contacts) {
      int expires = expires(request, contact);
      if (contact.isWildCard()) {
        if (expires != 0 || contacts.size() > 1) {
          return messages.response(request, Response.BAD_REQUEST, null);
        }
        registry.unregister(domain, phone, null);
      } else if (expires == 0) {
        registry.unregister(domain, phone, address(contact));
      } else if (expires < SHORTEST_EXPIRES) {
        Response response = messages.response(request, Response.INTERVAL_TOO_BRIEF, null);
        response.addHeader(endpoint.headers().createMinExpiresHeader(SHORTEST_EXPIRES));
        return response;
      } else {
        put(request, new Registration(domain, phone, address(contact)), expires);
      }
    }
    Response response = messages.response(request, Response.OK, null);
    for (Binding binding : registry.bindings(domain, phone)) {
      var address = endpoint.addresses().createAddress("<" + binding.contact() + ">");
      ContactHeader contact = endpoint.headers().createContactHeader(address);
      contact.setExpires((int) binding.expires().toSeconds());
      response.addHeader(contact);
    }
    return response;
  }

  private static String callId(Request request) {
    return ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
  }

  private void put(Request request, Registration phone, int expires) {
    registry.register(
        phone,
        callId(request),
        ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber(),
        Duration.ofSeconds(Math.min(expires, LONGEST_EXPIRES)));
  }

  private static List<ContactHeader> contacts(Request request) {
    var contacts = new ArrayList<ContactHeader>();
    ListIterator<?> headers = request.getHeaders(ContactHeader.NAME);
    while (headers.hasNext()) {
      contacts.add((ContactHeader) headers.next());
    }
    return contacts;
  }

  private static int expires(Request request, ContactHeader contact) {
    if (!contact.isWildCard() && contact.getExpires() >= 0) {
      return contact.getExpires();
    }
    @Nullable ExpiresHeader expires = request.getExpires();
    return expires == null ? USUAL_EXPIRES : expires.getExpires();
  }

  /** Where it can be rung: plain SIP over UDP, nothing else. */
  private static String address(ContactHeader contact) throws ParseException {
    if (contact.getAddress().getURI() instanceof SipURI uri
        && !uri.isSecure()
        && (uri.getTransportParam() == null || uri.getTransportParam().equalsIgnoreCase("udp"))) {
      return uri.toString();
    }
    throw new ParseException("Expected a contact with a SIP address over UDP", 0);
  }
}
