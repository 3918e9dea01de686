package org.strowger.servicekit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of a resource leaves as problem+json; there are no other mappers in a process. */
public final class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response problem(Problem problem) {
    ProblemBody body = ProblemBody.of(problem);
    Refusals.log(body);
    return response(body);
  }

  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException refusal) {
    return problem(JsonRefusal.of(refusal));
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException failure) {
    if (failure.getCause() instanceof JsonProcessingException refusal) {
      return problem(JsonRefusal.of(refusal));
    }
    int status = failure.getResponse().getStatus();
    if (status >= 500) {
      return anything(failure);
    }
    return problem(StatusProblems.of(status));
  }

  @ServerExceptionMapper
  public Response anything(Throwable failure) {
    if (DatabaseAbsence.isCauseOf(failure)) {
      LOG.warnf("The database was needed and is away: %s", FailureTrace.of(failure));
      return problem(DatabaseAbsence.problem());
    }
    ProblemBody body = ProblemBody.of(StatusProblems.of(500));
    LOG.errorf("Internal error %s: %s", body.instance(), FailureTrace.of(failure));
    return response(body);
  }

  private static Response response(ProblemBody body) {
    var response = Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body.json());
    if (body.retryAfter() != null) {
      response.header(HttpHeaders.RETRY_AFTER, body.retryAfter());
    }
    return response.build();
  }
}
