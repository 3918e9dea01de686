package org.strowger.servicekit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Json;

/**
 * The body of every error (RFC 9457).
 *
 * @param instance names this occurrence; internal errors are logged with it
 */
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldFault> errors,
    @Nullable Integer retryAfter) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public static ProblemBody of(Problem problem) {
    return new ProblemBody(
        "urn:strowger:problem:" + problem.code(),
        Titles.of(problem.status()),
        problem.status(),
        problem.detail(),
        "urn:uuid:" + UUID.randomUUID(),
        problem.code(),
        problem.faults(),
        problem.retryAfterSeconds());
  }

  public String json() {
    try {
      return Json.LOG.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
