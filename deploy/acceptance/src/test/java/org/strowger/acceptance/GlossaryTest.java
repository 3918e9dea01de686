package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Code speaks the words of {@code docs/glossary.md}, and none that its last column rules out. */
class GlossaryTest {

  private static final Path GLOSSARY = Path.of("../../docs/glossary.md");
  private static final Pattern ROW = Pattern.compile("\\| \\*\\*.+\\|([^|]*)\\|\\s*");
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

  /** Where such a word is the right one for another thing, and for which. */
  private static final Map<String, Set<String>> RIGHT_ELSEWHERE =
      Map.of(
          "user",
          Set.of(
              "people who log in: org.strowger.console",
              "people who log in: org.strowger.servicekit",
              "people who log in: org.strowger.contracts.fact.DirectoryEntry"),
          "session",
          Set.of(
              "a login: org.strowger.servicekit",
              "a login: org.strowger.console",
              "a login: org.strowger.bench.client.Session"),
          "ticket",
          Set.of("opens a socket once: org.strowger.gateway.chat"),
          "ping",
          Set.of("keeps a socket open: org.strowger.gateway.chat.ClientFrame"),
          "ring",
          Set.of("what a telephone does: org.strowger.gateway.phone.CallAction"),
          "caller",
          Set.of("one end of a telephone call: org.strowger.gateway.phone.driver"),
          "words",
          Set.of("what a text is made of, RFC 2047 too: org.strowger.gateway.email.read"),
          "numbers",
          Set.of(
              "telephone numbers: org.strowger.gateway.phone.DialledNumbers",
              "what stands on a bank card: org.strowger.servicekit.text.CardNumbers"));

  private static Set<String> refused;
  private static JavaClasses classes;

  @BeforeAll
  static void read() throws IOException {
    refused =
        Files.readAllLines(GLOSSARY).stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .flatMap(row -> Arrays.stream(row.group(1).split(",")))
            .map(String::strip)
            .filter(word -> word.matches("[a-z]+"))
            .collect(Collectors.toCollection(TreeSet::new));
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.strowger");
  }

  @Test
  void shouldNameNoPublicTypeByAWordThatTheGlossaryRulesOut() {
    // when
    List<String> named =
        classes.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> faults(type, type.getSimpleName(), type.getFullName()))
            .sorted()
            .toList();

    // then
    assertThat(refused).isNotEmpty();
    assertThat(named).isEmpty();
  }

  @Test
  void shouldNameNoFieldOnTheWireByAWordThatTheGlossaryRulesOut() {
    // when
    List<String> named =
        classes.stream()
            .filter(type -> type.getPackageName().startsWith("org.strowger.contracts"))
            .filter(type -> type.isRecord())
            .flatMap(
                type ->
                    type.getFields().stream()
                        .flatMap(field -> faults(type, field.getName(), field.getFullName())))
            .sorted()
            .toList();

    // then
    assertThat(named).isEmpty();
  }

  private static Stream<String> faults(JavaClass type, String name, String where) {
    return WORD.matcher(name)
        .results()
        .map(word -> word.group().toLowerCase(Locale.ROOT))
        .filter(refused::contains)
        .filter(word -> !isRightIn(word, type))
        .map(word -> where + ": " + word);
  }

  private static boolean isRightIn(String word, JavaClass type) {
    return RIGHT_ELSEWHERE.getOrDefault(word, Set.of()).stream()
        .map(place -> place.substring(place.indexOf("org.")))
        .anyMatch(type.getFullName()::startsWith);
  }
}
