package org.strowger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.strowger.bench.Faults;

/** The short form of {@code ./strowger bench faults}; its long form is in docs/faults.md. */
class FaultsIT {

  @Test
  @DisplayName(
      "TR65, TR70, TR93: faults under load lose nothing, double nothing, double-book nobody")
  void shouldKeepItsPromisesThroughFaults_TR93() throws IOException {
    Path report = Path.of("target/faults.md");
    int exit =
        Faults.run(
            "--short",
            "--app",
            System.getProperty("strowger.app"),
            "--data",
            "target/exchange-faults",
            "--report",
            report.toString());
    assertThat(exit).as(Files.readString(report)).isZero();
  }
}
