package org.strowger.bench.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the exchange's process holds of the machine's memory, as Linux tells it. */
record ExchangeMemory(long pid) {

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  String now() {
    try {
      Matcher resident =
          RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
      return resident.find() ? Long.parseLong(resident.group(1)) / 1024 + " MB" : "unknown";
    } catch (IOException _) {
      return "unknown";
    }
  }
}
