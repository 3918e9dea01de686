package org.strowger.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayTest {

  @TempDir private Path folder;

  private Path log;

  @BeforeEach
  void record() throws IOException {
    log = folder.resolve("log.jsonl.gz");
    new RecordedDay().write(log);
  }

  @Test
  @DisplayName("Law 9 of routing: replay of the log gives the same events")
  void shouldFindEveryEventTheSame() {
    // when
    Run run = replay("--file", log.toString());

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).startsWith("IDENTICAL: ").contains("events/s");
    assertThat(run.output()).doesNotContain(" 0 events");
  }

  @Test
  void shouldShowTheFirstDifferenceWithWhatWasBefore() throws IOException {
    // given
    Path plain = folder.resolve("tampered.jsonl");
    assertThat(replay("--file", log.toString(), "--export", plain.toString()).exitCode()).isZero();
    List<String> lines = Files.readAllLines(plain);
    Files.write(plain, lines.stream().map(line -> line.replace("c-7~1", "c-8~1")).toList());

    // when
    Run run = replay("--file", plain.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .contains("DIFFERENT at command offset")
        .contains("before it:")
        .containsPattern("log: +engine .*c-8~1")
        .containsPattern("replay: +engine .*c-7~1");
  }

  @Test
  void shouldTellWhatOneMoreAgentWouldHaveChanged() throws IOException {
    // given
    Path roster = folder.resolve("roster.yaml");
    Files.writeString(
        roster,
        """
        agents:
          - {id: u-new, teamId: team-1, profileId: generalist, languages: {de: 5}, active: true}
        """);

    // when
    Run run = replay("--file", log.toString(), "--roster", roster.toString());

    // then
    assertThat(run.exitCode()).isZero();
    List<String> rows = run.output().lines().toList();
    assertThat(rows.get(1)).startsWith("queue").contains("wait s").contains("occupancy");
    assertThat(column(rows.get(2), 1)).isEqualTo("recorded");
    double recorded = Double.parseDouble(column(rows.get(2), 6));
    double other = Double.parseDouble(column(rows.get(3), 5));
    assertThat(other).isLessThan(recorded);
  }

  @Test
  void shouldGoOnWithTheWorkThatIsOpenWhenTheWindowBegins() throws IOException {
    // given
    Path roster = folder.resolve("roster.yaml");
    Files.writeString(
        roster,
        """
        agents:
          - {id: u-1, teamId: team-1, profileId: generalist, languages: {de: 5}, active: true}
        """);

    // when
    Run run =
        replay(
            "--file",
            log.toString(),
            "--roster",
            roster.toString(),
            "--from",
            "2026-03-02T09:01:35Z");

    // then
    List<String> rows = run.output().lines().toList();
    int recorded = Integer.parseInt(column(rows.get(2), 3));
    assertThat(recorded).isGreaterThan(5);
    assertThat(Integer.parseInt(column(rows.get(3), 2))).isEqualTo(recorded);
  }

  @Test
  void shouldSayWhatIsWrongWithAPlan() throws IOException {
    // given
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(plan, "version: 2\nqueues: []\n");

    // when
    Run run = replay("--file", log.toString(), "--plan", plan.toString());

    // then
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.errors()).contains("Expected a plan and roster that fit");
  }

  private static String column(String row, int index) {
    return row.strip().split(" +")[index];
  }

  private record Run(int exitCode, String output, String errors) {}

  private static Run replay(String... arguments) {
    var output = new StringWriter();
    var errors = new StringWriter();
    int code =
        new CommandLine(new Replay(new LogFile()))
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments);
    return new Run(code, output.toString(), errors.toString());
  }
}
