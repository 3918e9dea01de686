package org.strowger.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that tells which test proves which rule names tests that exist. */
class RoutingRulesTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/routing-rules.md");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.(should\\w+)`");
  private static final Pattern METHOD = Pattern.compile("void (should\\w+)\\(");

  @Test
  void shouldNameOnlyTestsThatExist() throws IOException {
    // given
    Map<String, Set<String>> tests = tests();

    // when
    Set<String> missing =
        NAMED
            .matcher(Files.readString(PAGE))
            .results()
            .filter(each -> !tests.getOrDefault(each.group(1), Set.of()).contains(each.group(2)))
            .map(each -> each.group(1) + "." + each.group(2))
            .collect(Collectors.toCollection(TreeSet::new));

    // then
    assertThat(missing).isEmpty();
    assertThat(NAMED.matcher(Files.readString(PAGE)).results()).hasSizeGreaterThan(100);
  }

  /** The methods of each test class, of all modules. */
  private static Map<String, Set<String>> tests() throws IOException {
    var tests = new TreeMap<String, Set<String>>();
    try (Stream<Path> files = Files.walk(ROOT, 12)) {
      for (Path file : files.filter(RoutingRulesTest::isTest).toList()) {
        String name = String.valueOf(file.getFileName()).replace(".java", "");
        Set<String> methods = tests.computeIfAbsent(name, key -> new TreeSet<>());
        METHOD
            .matcher(Files.readString(file))
            .results()
            .forEach(each -> methods.add(each.group(1)));
      }
    }
    return tests;
  }

  private static boolean isTest(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.contains("/src/test/java/") && path.matches(".*(Test|IT)\\.java");
  }
}
