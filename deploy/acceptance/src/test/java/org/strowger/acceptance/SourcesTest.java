package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.strowger.contracts.wire.Topic;
import org.strowger.contracts.wire.Topics;

/** Rules that classes no longer show, read from the sources. */
class SourcesTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int LONGEST_FILE = 400;
  private static final Map<String, String> SERVICES =
      Map.of(
          "routing-service", "routing",
          "channel-gateway", "gateway",
          "case-service", "cases",
          "kpi-service", "kpi",
          "console", "console");

  @Test
  void shouldNameTopicsOnlyInTheCatalogue() throws IOException {
    // because a renamed or misspelt topic must be found by the compiler
    List<String> names = Topics.ALL.stream().map(Topic::name).filter(n -> n.contains("-")).toList();
    assertThat(
            offenders(
                "/src/main/java/",
                source ->
                    names.stream()
                        .anyMatch(
                            name ->
                                source
                                    .replace("Thread.ofPlatform().name(\"", "") // no topic
                                    .contains("\"" + name))))
        .containsExactly("contracts/src/main/java/org/strowger/contracts/wire/Topics.java");
  }

  @Test
  void shouldMarkEveryPackageNullMarked() throws IOException {
    // because null is checked by the compiler only where a package says so
    var unmarked = new ArrayList<Path>();
    for (Path source : sources("/src/main/java/")) {
      Path info = source.resolveSibling("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
        unmarked.add(ROOT.relativize(source));
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void shouldKeepFilesShort() throws IOException {
    // because the one class that owns everything is the one that newcomers fear
    assertThat(offenders("/src/", source -> source.lines().count() > LONGEST_FILE)).isEmpty();
  }

  @Test
  void shouldNeverSleepInTests() throws IOException {
    // because a sleep is too long on a fast machine and too short on a slow one
    assertThat(offenders("/src/test/java/", source -> source.contains("Thread.sl" + "eep(")))
        .isEmpty();
  }

  @Test
  void shouldConfigureOnlyKeysOfItsOwnName() throws IOException {
    // because services share one process: a key in two jars has no defined winner
    var ownerOfKey = new TreeMap<String, String>();
    var faults = new ArrayList<String>();
    for (var service : SERVICES.entrySet()) {
      for (String key : defaults(service.getKey())) {
        String other = ownerOfKey.putIfAbsent(key, service.getKey());
        if (other != null) {
          faults.add(key + " is in " + other + " and " + service.getKey());
        }
        if (!List.of(key.replace("\"", "").split("\\.")).contains(service.getValue())) {
          faults.add(key + " in " + service.getKey() + " does not carry its name");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static List<String> defaults(String module) throws IOException {
    Path file =
        ROOT.resolve(module + "/src/main/resources/META-INF/microprofile-config.properties");
    if (!Files.exists(file)) {
      return List.of();
    }
    var properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return properties.stringPropertyNames().stream().sorted().toList();
  }

  private static List<String> offenders(String under, Predicate<String> offends)
      throws IOException {
    var found = new ArrayList<String>();
    for (Path source : sources(under)) {
      if (offends.test(Files.readString(source))) {
        found.add(ROOT.relativize(source).toString());
      }
    }
    return found;
  }

  private static List<Path> sources(String under) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains(under))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/node_modules/"))
          .sorted()
          .toList();
    }
  }
}
