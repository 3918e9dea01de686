package org.strowger.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.id.AgentId;
import org.strowger.contracts.id.QueueId;
import org.strowger.contracts.id.TeamId;
import org.strowger.contracts.plan.Intake.AdmissionAction;
import org.strowger.contracts.routing.AdmissionReason;
import org.strowger.contracts.routing.AgentEvent.AgentState;
import org.strowger.contracts.routing.AgentEvent.AgentStateChanged;
import org.strowger.contracts.routing.Presence;
import org.strowger.contracts.routing.Question.AskServiceStatus;
import org.strowger.contracts.routing.RoutingAnswer.ServiceStatusTold;
import org.strowger.contracts.routing.WaitForecast;

/** What the router says of an entry point. */
record ServiceWord(
    boolean attended,
    boolean free,
    @Nullable WaitForecast forecast,
    @Nullable AdmissionReason denied,
    @Nullable AdmissionAction action,
    @Nullable Instant openUntil,
    @Nullable Instant opensAt) {

  static final ServiceWord NOBODY = new ServiceWord(false, false, null, null, null, null, null);

  static ServiceWord attended(boolean free, @Nullable WaitForecast forecast) {
    return new ServiceWord(true, free, forecast, null, null, null, null);
  }

  static ServiceWord denied(
      AdmissionReason reason, AdmissionAction action, @Nullable Instant opensAt) {
    return new ServiceWord(false, false, null, reason, action, null, opensAt);
  }

  ServiceWord until(Instant closing) {
    return new ServiceWord(attended, free, forecast, denied, action, closing, opensAt);
  }

  void answer(AskServiceStatus question) {
    QueueId waitsIn = question.waitsIn();
    Router.says(
        "ask-service",
        new ServiceStatusTold(
            question.channel(),
            question.entryPoint(),
            question.language(),
            waitsIn,
            waitsIn == null ? new QueueId("support") : waitsIn,
            Instant.now(),
            denied,
            action,
            openUntil,
            opensAt,
            attended,
            free,
            forecast,
            null));
  }

  /** An agent comes or goes. */
  static void agentChanges() {
    Router.says(
        "presence",
        new AgentStateChanged(
            new AgentId("u-somebody"),
            new TeamId("team"),
            null,
            Instant.now(),
            AgentState.OFFLINE,
            Presence.OFFLINE,
            null,
            false,
            null));
  }

  /** What a widget is told that asks before its customer writes. */
  record Look(int status, JsonNode json, @Nullable String allowedOrigin) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Look at(URI widget, String language) {
      return send(request(widget, language));
    }

    static Look at(URI widget, String language, String origin) {
      return send(request(widget, language).header("Origin", origin));
    }

    private static HttpRequest.Builder request(URI widget, String language) {
      return HttpRequest.newBuilder(widget.resolve("status?locale=" + language));
    }

    private static Look send(HttpRequest.Builder request) {
      try {
        HttpResponse<String> answer =
            HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Look(
            answer.statusCode(),
            JSON.readTree(answer.body()),
            answer.headers().firstValue("Access-Control-Allow-Origin").orElse(null));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
