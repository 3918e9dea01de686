package org.strowger.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A document under docs/api: it says what the code says, or the build fails. */
final class KeptDocument {

  static final Path FOLDER = Path.of("../../docs/api");

  private static final String HEAD =
      "# ./strowger api writes this file: it says what the code says.\n";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private KeptDocument() {}

  static JsonNode read(String name) throws IOException {
    return YAML.readTree(Files.readString(FOLDER.resolve(name)));
  }

  /** Compares, or writes with {@code -Dapi.write}. */
  static void check(String name, JsonNode document) throws IOException {
    String text =
        name.endsWith(".json") ? json(document) : HEAD + YAML.writeValueAsString(document);
    Path file = FOLDER.resolve(name);
    if (System.getProperty("api.write") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(difference(Files.exists(file) ? Files.readString(file) : "", text))
        .as("Expected docs/api/%s to say what the code says: ./strowger api writes it anew", name)
        .isEmpty();
  }

  /** The first line that differs; nothing when there is none. */
  private static String difference(String kept, String made) {
    List<String> old = kept.lines().toList();
    List<String> now = made.lines().toList();
    for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
      String was = i < old.size() ? old.get(i).strip() : "nothing";
      String is = i < now.size() ? now.get(i).strip() : "nothing";
      if (!was.equals(is)) {
        return "line %d: the file says '%s', the code '%s'".formatted(i + 1, was, is);
      }
    }
    return "";
  }

  private static String json(JsonNode document) throws IOException {
    var printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
  }
}
