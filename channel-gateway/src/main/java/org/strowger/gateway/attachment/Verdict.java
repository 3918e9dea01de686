package org.strowger.gateway.attachment;

/** What the virus scanner says of a file. */
public enum Verdict {
  /** Nothing yet: it was not asked, or did not answer. */
  PENDING,
  /** It knows nothing against it. */
  CLEAN,
  /** It is never given to anybody. */
  INFECTED
}
