package org.strowger.servicekit.access;

/** The cookie in which a browser keeps a session. */
public final class SessionCookie {

  private SessionCookie() {}

  /**
   * Its name: over TLS only this very host can set it (RFC 6265bis, 4.1.3.2).
   *
   * @param plain as it is configured
   * @param secure whether the browser speaks TLS, with us or with a proxy that we trust
   */
  public static String name(String plain, boolean secure) {
    return secure ? "__Host-" + plain : plain;
  }
}
