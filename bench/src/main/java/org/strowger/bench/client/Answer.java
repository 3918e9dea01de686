package org.strowger.bench.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an HTTP request got.
 *
 * @param body JSON; missing when there was none
 */
public record Answer(int status, JsonNode body) {

  /** The problem's code, or empty. */
  public String code() {
    return body.path("code").asText();
  }
}
