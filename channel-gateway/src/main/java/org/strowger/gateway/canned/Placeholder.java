package org.strowger.gateway.canned;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a canned reply may leave open, written as <code>{{customerName}}</code>. The desk fills it;
 * what it does not know is left out and named.
 */
public enum Placeholder {
  @JsonProperty("customerName")
  CUSTOMER_NAME("customerName"),
  /** What customers call the agent. */
  @JsonProperty("agentName")
  AGENT_NAME("agentName"),
  @JsonProperty("caseNumber")
  CASE_NUMBER("caseNumber"),
  @JsonProperty("queueName")
  QUEUE_NAME("queueName"),
  /** The date, in the language of the reply. */
  @JsonProperty("today")
  TODAY("today");

  private static final Pattern OPEN = Pattern.compile("\\{\\{([^{}]{0,64})}}");

  private final String key;

  Placeholder(String key) {
    this.key = key;
  }

  /**
   * Those that a text leaves open, each once.
   *
   * @throws IllegalArgumentException when it has one that there is not, or braces without an end
   */
  static List<Placeholder> in(String text) {
    String rest = OPEN.matcher(text).replaceAll("");
    if (rest.contains("{{") || rest.contains("}}")) {
      throw new IllegalArgumentException(
          "Expected placeholders like {{customerName}} but one is not closed");
    }
    return OPEN.matcher(text)
        .results()
        .map(found -> found.group(1).strip())
        .map(Placeholder::named)
        .distinct()
        .sorted()
        .toList();
  }

  private static Placeholder named(String key) {
    Optional<Placeholder> known =
        Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    return known.orElseThrow(
        () ->
            new IllegalArgumentException(
                "Expected placeholders of "
                    + Arrays.stream(values()).map(each -> each.key).toList()
                    + " but one is another"));
  }
}
