package org.strowger.bench.demo.sip;

import gov.nist.javax.sip.clientauthutils.UserCredentials;
import java.text.ParseException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A phone that registers at the exchange with a password (digest) and stays registered. */
public final class SipPhone implements SipStation.Answered, AutoCloseable {

  private static final int EXPIRES_SECONDS = 120;
  private static final long ROUND_SECONDS = 45;
  private static final int CACHE_SECONDS = 60;

  private final SipStation station;
  private final String address;
  private final String password;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean registered;

  /**
   * @param address the phone's own, {@code sip:user@host}
   */
  public SipPhone(SipStation station, String address, String password) {
    this.station = station;
    this.address = address;
    this.password = password;
  }

  public boolean isRegistered() {
    return registered;
  }

  /** Registers, and again in time, until it is closed. */
  public void stayRegistered() throws InterruptedException {
    do {
      register(EXPIRES_SECONDS);
    } while (!ended.await(registered ? ROUND_SECONDS : 2, TimeUnit.SECONDS));
  }

  /** Unregisters. */
  @Override
  public void close() {
    ended.countDown();
    register(0);
  }

  private void register(int seconds) {
    try {
      SipMessages messages = station.messages();
      SipURI registrar = messages.uri(null, SipMessages.HOST, station.exchangePort());
      SipURI own = messages.uri(address);
      Request request = messages.request(Request.REGISTER, registrar, own, own);
      messages.addExpiry(request, seconds);
      ClientTransaction transaction = station.provider().getNewClientTransaction(request);
      transaction.setApplicationData(this);
      transaction.sendRequest();
    } catch (ParseException | InvalidArgumentException | SipException _) {
      registered = false;
    }
  }

  @Override
  public void answered(Response response, ClientTransaction transaction) {
    int status = response.getStatusCode();
    boolean asked = transaction.getRequest().getHeader(AuthorizationHeader.NAME) == null;
    if (status == Response.UNAUTHORIZED && asked) {
      authorize(response, transaction);
    } else if (status >= Response.OK) {
      registered = status == Response.OK;
    }
  }

  @Override
  public void unanswered() {
    registered = false;
  }

  private void authorize(Response challenge, ClientTransaction refused) {
    try {
      SipURI own = station.messages().uri(address);
      keepOnlyMd5(challenge);
      ClientTransaction again =
          station
              .stack()
              .getAuthenticationHelper(
                  (_, _) -> new Account(own.getUser(), password, own.getHost()),
                  station.messages().headers())
              .handleChallenge(challenge, refused, station.provider(), CACHE_SECONDS, true);
      again.setApplicationData(this);
      again.sendRequest();
    } catch (SipException | ParseException _) {
      registered = false;
    }
  }

  /** Of several algorithms, the one the stack knows (RFC 8760). */
  private static void keepOnlyMd5(Response challenge) throws SipException {
    WWWAuthenticateHeader known = null;
    for (var headers = challenge.getHeaders(WWWAuthenticateHeader.NAME); headers.hasNext(); ) {
      if (headers.next() instanceof WWWAuthenticateHeader header
          && (header.getAlgorithm() == null || header.getAlgorithm().equalsIgnoreCase("MD5"))) {
        known = header;
      }
    }
    if (known == null) {
      throw new SipException("Expected a challenge by MD5 but found none");
    }
    challenge.setHeader(known);
  }

  private record Account(String user, String password, String host) implements UserCredentials {

    @Override
    public String getUserName() {
      return user;
    }

    @Override
    public String getPassword() {
      return password;
    }

    @Override
    public String getSipDomain() {
      return host;
    }
  }
}
