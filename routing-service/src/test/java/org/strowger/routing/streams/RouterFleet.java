package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/** Router processes that share the domains of one broker. */
final class RouterFleet implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String broker;
  private final String group;
  private final int standbyReplicas;
  private final String heap;
  private final List<Member> members = new ArrayList<>();
  private int started;

  RouterFleet(String broker, String group) {
    this(broker, group, 1, "256m");
  }

  /**
   * @param heap of each process, as {@code -Xmx} takes it
   */
  RouterFleet(String broker, String group, int standbyReplicas, String heap) {
    this.broker = broker;
    this.group = group;
    this.standbyReplicas = standbyReplicas;
    this.heap = heap;
  }

  /** One process and the last line it said about itself. */
  static final class Member {
    private final Process process;
    private volatile String says = "";

    private Member(Process process) {
      this.process = process;
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      try (var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("state=")) {
            says = line;
          }
        }
      } catch (IOException _) {
        says = "";
      }
    }

    boolean runs() {
      return says.startsWith("state=RUNNING");
    }

    /** Goes on after a pause, not knowing that time has passed. */
    void goOn() throws IOException, InterruptedException {
      signal(process, "CONT");
    }

    boolean owns(int partition) {
      return partitions("owned").contains(partition);
    }

    /** As {@link RouterShare} has them. */
    Set<Integer> partitions(String share) {
      Matcher found = Pattern.compile(share + "=\\[([\\d, ]*)]").matcher(says);
      return found.find() && !found.group(1).isEmpty()
          ? Stream.of(found.group(1).split(", ")).map(Integer::valueOf).collect(Collectors.toSet())
          : Set.of();
    }

    boolean isBehind() {
      return !says.contains("behind=0, standbyBehind=0]");
    }
  }

  void start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx" + heap,
                "-D" + RouterKeys.SILENCE + "=" + Integer.getInteger(RouterKeys.SILENCE, 1_500),
                "-cp",
                System.getProperty("java.class.path"),
                RouterProcess.class.getName(),
                broker,
                group,
                "router-" + started++,
                Integer.toString(standbyReplicas))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    members.add(new Member(process));
  }

  void awaitAllRunning() {
    await().atMost(PATIENCE).until(() -> members.stream().allMatch(Member::runs));
  }

  /** Each partition has one owner and one other who follows it, and nobody is behind. */
  void awaitAllShared(int partitions) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Set<Integer> all = IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
              assertThat(all("owned")).containsExactlyInAnyOrderElementsOf(all);
              assertThat(all("standby")).containsExactlyInAnyOrderElementsOf(all);
              assertThat(members)
                  .allSatisfy(
                      member ->
                          assertThat(member.partitions("standby"))
                              .doesNotContainAnyElementsOf(member.partitions("owned")))
                  .noneMatch(Member::isBehind);
            });
  }

  private List<Integer> all(String share) {
    return members.stream().flatMap(member -> member.partitions(share).stream()).toList();
  }

  /** As the operating system does it: no farewell. */
  void killOwnerOf(int partition) {
    Member owner = ownerOf(partition);
    owner.process.destroyForcibly();
    members.remove(owner);
  }

  /** The owner stands still as in a long pause of its machine; it does not know. */
  Member pauseOwnerOf(int partition) throws IOException, InterruptedException {
    Member owner = ownerOf(partition);
    signal(owner.process, "STOP");
    return owner;
  }

  private Member ownerOf(int partition) {
    await().atMost(PATIENCE).until(() -> members.stream().anyMatch(m -> m.owns(partition)));
    return members.stream().filter(m -> m.owns(partition)).findFirst().orElseThrow();
  }

  private static void signal(Process process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** How Kafka's producers choose a domain's partition. */
  static int partitionOf(String domain, int partitions) {
    byte[] key = domain.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  @Override
  public void close() {
    members.forEach(member -> member.process.destroyForcibly());
  }
}
