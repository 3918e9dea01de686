package org.strowger.servicekit.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that is not the one asked for; its texts are seen by the client. */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<FieldFault> faults;
  private final @Nullable Integer retryAfterSeconds;

  private Problem(
      int status,
      String code,
      String detail,
      List<FieldFault> faults,
      @Nullable Integer retryAfterSeconds,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.code = code;
    this.faults = List.copyOf(faults);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), null, null);
  }

  public static Problem badRequest(String code, String detail) {
    return of(400, code, detail);
  }

  public static Problem unauthorized(String code, String detail) {
    return of(401, code, detail);
  }

  public static Problem forbidden(String code, String detail) {
    return of(403, code, detail);
  }

  /** Also for what exists in another domain or is not the user's to see. */
  public static Problem notFound(String detail) {
    return of(404, "not_found", detail);
  }

  public static Problem conflict(String code, String detail) {
    return of(409, code, detail);
  }

  public static Problem unprocessable(String code, String detail, List<FieldFault> faults) {
    return new Problem(422, code, detail, faults, null, null);
  }

  public static Problem tooManyRequests(String code, String detail, int retryAfterSeconds) {
    return new Problem(429, code, detail, List.of(), retryAfterSeconds, null);
  }

  public static Problem unavailable(String code, String detail, int retryAfterSeconds) {
    return new Problem(503, code, detail, List.of(), retryAfterSeconds, null);
  }

  /**
   * A value that a contract's type refused.
   *
   * @param refusal whose message follows "Expected … but …" and has no content
   */
  public static Problem invalid(String pointer, IllegalArgumentException refusal) {
    String message = SafeText.of(refusal);
    return new Problem(
        400,
        "invalid_value",
        message,
        List.of(new FieldFault(pointer, "invalid_value", message)),
        null,
        refusal);
  }

  public Problem withFaults(List<FieldFault> found) {
    return new Problem(status, code, detail(), found, retryAfterSeconds, getCause());
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<FieldFault> faults() {
    return faults;
  }

  public @Nullable Integer retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
