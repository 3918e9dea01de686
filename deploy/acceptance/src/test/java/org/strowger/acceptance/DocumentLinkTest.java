package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A reader who follows a link of a document gets where it says. */
class DocumentLinkTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** {@code [text](target)} and {@code [Name]: target}. */
  private static final Pattern TARGET =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|^\\[[^\\]]+\\]: (\\S+)$", Pattern.MULTILINE);

  private static final Pattern DEFINED = Pattern.compile("^\\[([^\\]]+)\\]: ", Pattern.MULTILINE);

  /** A stop of a walk: {@code [ClassName]} with neither a target nor code around it. */
  private static final Pattern STOP = Pattern.compile("\\[([A-Z]\\w+)\\](?![(:\\[])");

  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "var", ".git");

  @Test
  void shouldLeadToFilesThatAreThere() throws IOException {
    var broken = new ArrayList<String>();
    int links = 0;
    for (Path document : documents()) {
      for (MatchResult link : all(TARGET, document)) {
        String target = link.group(1) == null ? link.group(2) : link.group(1);
        if (target.contains("://") || target.startsWith("mailto:") || target.startsWith("#")) {
          continue;
        }
        links++;
        Path file = document.resolveSibling(target.replaceFirst("#.*", ""));
        if (!Files.exists(file)) {
          broken.add(ROOT.relativize(document) + " → " + target);
        }
      }
    }

    assertThat(links).as("links in documents").isGreaterThan(50);
    assertThat(broken).as("Expected each link to lead to a file but these do not").isEmpty();
  }

  @Test
  void shouldMakeEachStopOfTheWalksClickable() throws IOException {
    Path architecture = ROOT.resolve("docs/architecture.md");
    Set<String> defined = new HashSet<>();
    all(DEFINED, architecture).forEach(definition -> defined.add(definition.group(1)));

    List<String> stops =
        all(STOP, architecture).stream().map(stop -> stop.group(1)).distinct().toList();

    assertThat(stops).hasSizeGreaterThan(40);
    assertThat(defined).containsExactlyInAnyOrderElementsOf(stops);
  }

  @Test
  @DisplayName("TR55: a newcomer copies each command as it is")
  void shouldWriteBothCommandsInABlockEach() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    assertThat(readme).contains("```\n./strowger up\n```", "```\n./strowger test\n```");
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files =
        Files.find(ROOT, 8, (file, _) -> file.toString().endsWith(".md") && isOurs(file))) {
      return files.toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : ROOT.relativize(file)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static List<MatchResult> all(Pattern pattern, Path document) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(document));
    return matcher.results().toList();
  }
}
