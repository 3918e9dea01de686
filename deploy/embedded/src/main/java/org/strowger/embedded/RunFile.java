package org.strowger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** {@code <data>/run}: what {@code ./strowger status} and {@code down} know about the process. */
final class RunFile {

  /** What people expect of a phone system and the built-in driver has not. */
  static final String PHONE_LACKS = "announcements, music, recording";

  private RunFile() {}

  static void write(LaunchOptions options, Surroundings around) throws IOException {
    Path whole = options.data().resolve("run.new");
    Files.write(
        whole,
        List.of(
            "pid=" + ProcessHandle.current().pid(),
            "bind=" + options.bind(),
            "http=" + options.httpPort(),
            "management=" + around.managementPort(),
            "smtp=" + options.smtpPort(),
            "sip=" + around.sipPort(),
            "phone_lacks=" + PHONE_LACKS,
            "imap=" + around.mail().imapPort(),
            "kafka=" + around.broker().port(),
            "postgres=" + around.postgres().port()));
    Files.move(whole, options.data().resolve("run"), StandardCopyOption.ATOMIC_MOVE);
  }

  static void remove(LaunchOptions options) throws IOException {
    Files.deleteIfExists(options.data().resolve("run"));
  }
}
