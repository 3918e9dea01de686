package org.strowger.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The demo operation's plan and roster, laid out as files that an engineer can look at. */
record DemoFiles(Path plan, Path roster) {

  static DemoFiles in(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new DemoFiles(lay(directory, "plan.yaml"), lay(directory, "roster.yaml"));
  }

  private static Path lay(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream content = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
      if (content == null) {
        throw new IllegalStateException("Expected " + name + " in the jar but found none");
      }
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
