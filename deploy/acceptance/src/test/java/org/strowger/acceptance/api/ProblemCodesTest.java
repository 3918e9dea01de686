package org.strowger.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The codes that a service refuses with stand in its document, and no others. */
class ProblemCodesTest {

  private static final Pattern THROWN =
      Pattern.compile(
          "(?:Problem|Refusal)\\s*\\.([a-zA-Z]+)\\(\\s*(?:(\\d{3})\\s*,\\s*)?\"([a-z_]+)\"");

  private static final Map<String, String> STATUSES =
      Map.of(
          "badRequest", "400",
          "unauthorized", "401",
          "forbidden", "403",
          "conflict", "409",
          "unprocessable", "422",
          "tooManyRequests", "429",
          "unavailable", "503");

  @TestFactory
  @DisplayName("Each code that a service's sources have is in its document")
  Stream<DynamicTest> shouldTellEveryCode() {
    return Arrays.stream(Service.values())
        .map(
            service ->
                dynamicTest(
                    service.word(),
                    () -> assertThat(told(service)).containsAll(thrown(service.module()))));
  }

  @TestFactory
  @DisplayName(
      "Each code of a service's document is in its sources, in those they share, or the router's")
  Stream<DynamicTest> shouldTellNoOtherCode() {
    return Arrays.stream(Service.values())
        .map(
            service ->
                dynamicTest(
                    service.word(),
                    () -> assertThat(words(service)).containsAll(codes(told(service)))));
  }

  private static Set<String> told(Service service) throws IOException {
    var told = new TreeSet<String>();
    JsonNode document = KeptDocument.read(service.document());
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        operation
            .path("responses")
            .properties()
            .forEach(
                each -> {
                  String shared = each.getValue().path("$ref").asText().replaceFirst(".*/", "");
                  JsonNode response =
                      shared.isEmpty()
                          ? each.getValue()
                          : document.path("components").path("responses").path(shared);
                  response
                      .findValues("enum")
                      .forEach(
                          codes ->
                              codes.forEach(code -> told.add(each.getKey() + " " + code.asText())));
                });
      }
    }
    return told;
  }

  private static Set<String> codes(Set<String> told) {
    var codes = new TreeSet<String>();
    told.forEach(each -> codes.add(each.substring(4)));
    return codes;
  }

  private static Set<String> thrown(String module) throws IOException {
    var thrown = new TreeSet<String>();
    for (Path source : sources(module)) {
      Matcher matcher = THROWN.matcher(Files.readString(source));
      while (matcher.find()) {
        String status =
            matcher.group(2) == null ? STATUSES.get(matcher.group(1)) : matcher.group(2);
        thrown.add(status + " " + matcher.group(3));
      }
    }
    return thrown;
  }

  /** All that could be a code. */
  private static Set<String> words(Service service) throws IOException {
    var words = new TreeSet<String>(Set.of("unsupported_media_type"));
    for (String module : new String[] {service.module(), "service-kit", "contracts"}) {
      for (Path source : sources(module)) {
        Matcher matcher =
            Pattern.compile("(?<!code = )\"([a-z_]+)\"|\\b([A-Z_]{4,})\\b")
                .matcher(Files.readString(source));
        while (matcher.find()) {
          words.add(String.valueOf(matcher.group(1)));
          words.add(String.valueOf(matcher.group(2)).toLowerCase(Locale.ROOT));
        }
      }
    }
    return words;
  }

  private static List<Path> sources(String module) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../..", module, "src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
