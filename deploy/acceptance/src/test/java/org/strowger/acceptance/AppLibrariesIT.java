package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is inside of the packaged app. */
class AppLibrariesIT {

  private static final Path APP = Path.of(System.getProperty("strowger.app"));

  private static final Pattern OF_TESTS =
      Pattern.compile(
          "(?i).*(junit|hamcrest|assertj|mockito|byte-buddy-agent|testcontainers|archunit|awaitility"
              + "|rest-assured|wiremock|opentest4j|apiguardian|quarkus-test|jacoco|testkit"
              + "|strowger-bench|strowger-simulation|streams-test-utils).*");

  @Test
  @DisplayName("TR73: no library of tests is in the app")
  void shouldHaveNoLibraryOfTests_TR73() throws IOException {
    List<String> jars = jars();

    assertThat(jars).hasSizeGreaterThan(100);
    assertThat(jars.stream().filter(OF_TESTS.asMatchPredicate())).isEmpty();
  }

  @Test
  @DisplayName("TR73: the demo's mail provider is the one thing that is named after a test server")
  void shouldHaveGreenMailForTheDemoAlone_TR73() throws IOException {
    assertThat(jars().stream().filter(jar -> jar.contains("greenmail"))).hasSize(1);
    try (Stream<Path> sources = Files.walk(Path.of("../.."))) {
      assertThat(
              sources
                  .filter(
                      it -> it.toString().contains("/src/main/") && it.toString().endsWith(".java"))
                  .filter(AppLibrariesIT::usesGreenMail)
                  .map(it -> it.getFileName().toString()))
          .containsExactly("LocalMail.java");
    }
  }

  @Test
  @DisplayName("TR73: the bill of materials names every library with version and hash")
  void shouldHaveABillOfMaterials_TR73() throws IOException {
    JsonNode bill =
        new JsonMapper().readTree(APP.resolveSibling("quarkus-run-cyclonedx.json").toFile());

    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    String text = bill.toString();
    for (String jar : jars()) {
      assertThat(text).contains(jar.substring(0, jar.length() - ".jar".length()));
    }
  }

  private static boolean usesGreenMail(Path source) {
    try {
      return Files.readString(source).contains("com.icegreen");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> jars() throws IOException {
    try (Stream<Path> files = Files.walk(APP.resolve("lib"))) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".jar"))
          .toList();
    }
  }
}
