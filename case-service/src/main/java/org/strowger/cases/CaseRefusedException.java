package org.strowger.cases;

/** A rule of the case forbids what was asked; nothing changed. */
public final class CaseRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  CaseRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The rule that forbids it; in lower case the code of the answer. */
  public enum Reason {
    STALE_VERSION,
    WRONG_STATE
  }
}
