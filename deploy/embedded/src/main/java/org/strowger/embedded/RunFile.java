package org.strowger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code <data>/run}: what {@code ./strowger status} and {@code down} know about the process. */
final class RunFile {

  /** What people expect of a phone system and the built-in driver has not. */
  static final String PHONE_LACKS = "announcements, music, recording";

  private RunFile() {}

  static void write(LaunchOptions options, Surroundings around) throws IOException {
    Path file = options.data().resolve("run");
    Files.write(
        file,
        List.of(
            "pid=" + ProcessHandle.current().pid(),
            "bind=" + options.bind(),
            "http=" + options.httpPort(),
            "smtp=" + options.smtpPort(),
            "sip=" + around.sipPort(),
            "phone_lacks=" + PHONE_LACKS,
            "imap=" + around.mail().imapPort(),
            "kafka=" + around.broker().port(),
            "postgres=" + around.postgres().port()));
  }

  static void remove(LaunchOptions options) throws IOException {
    Files.deleteIfExists(options.data().resolve("run"));
  }
}
