package org.strowger.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Old records stay readable: each type's JSON is on file and never changes. A new type gets its
 * file by {@code -Dgolden.write}; a file that exists is never written again.
 */
class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @TestFactory
  Stream<DynamicTest> shouldKeepTheJsonOfEachType() {
    return types().map(type -> dynamicTest(type.getSimpleName(), () -> check(type)));
  }

  private static void check(Class<?> type) throws IOException {
    // given
    Path file = FOLDER.resolve(type.getSimpleName() + ".v1.json");
    Object sample = Samples.of(type);

    // when
    byte[] json = Json.LOG.writeValueAsBytes(sample);

    // then
    if (System.getProperty("golden.write") != null && Files.notExists(file)) {
      Files.write(file, json);
    }
    assertThat(file)
        .as("Expected a golden file of each type: write it with -Dgolden.write")
        .exists();
    String golden = Files.readString(file);
    assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(golden);
    assertThat(Json.LOG.readValue(golden, type)).isEqualTo(sample);
  }

  @Test
  void shouldHaveNoFileOfATypeThatIsGone() throws IOException {
    // given
    var expected =
        types()
            .map(type -> type.getSimpleName() + ".v1.json")
            .collect(Collectors.toCollection(TreeSet::new));

    // when
    try (var files = Files.list(FOLDER)) {
      var found =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .collect(Collectors.toCollection(TreeSet::new));

      // then
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void shouldNameEachTypeOnce() {
    // given
    var names = types().map(MessageTypes::nameOf).toList();

    // then
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("org.strowger."));
  }

  private static Stream<Class<?>> types() {
    return Topics.ALL.stream().flatMap(topic -> MessageTypes.below(topic.type()).values().stream());
  }
}
