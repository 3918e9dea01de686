package org.strowger.gateway.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is: its first bytes say it, not its name and not its sender. */
public final class FileTypes {

  public static final String UNKNOWN = "application/octet-stream";

  /** What no browser runs. Even these are saved, not opened. */
  private static final Set<String> HARMLESS =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf");

  /** What a person who opens it runs. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "application/x-msdownload",
          "application/x-dosexec",
          "application/x-executable",
          "application/x-sharedlib",
          "application/x-elf",
          "application/x-mach-o",
          "application/x-mach-o-universal",
          "application/x-msi",
          "application/java-vm",
          "application/x-sh");

  private FileTypes() {}

  static String of(byte[] head) {
    try {
      return Table.TYPES
          .detect(new ByteArrayInputStream(head), new Metadata())
          .getBaseType()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As what a file is served: one that might do something is only bytes. */
  public static String served(String type) {
    return HARMLESS.contains(type) ? type : UNKNOWN;
  }

  /** Whether it runs when a person opens it: no agent sends such a thing. */
  public static boolean isProgram(String type) {
    return PROGRAMS.contains(type) || type.startsWith("application/x-msdownload");
  }

  /** Read when the first file comes. */
  private static final class Table {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  }
}
