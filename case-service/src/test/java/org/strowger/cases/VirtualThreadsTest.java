package org.strowger.cases;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.cases.Fixtures.ANNA;
import static org.strowger.cases.Fixtures.DEMO;
import static org.strowger.cases.Fixtures.T0;
import static org.strowger.cases.Fixtures.assigned;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.contracts.Actor;
import org.strowger.testkit.StrowgerInfra;

/** Many virtual threads write cases through few connections. */
@QuarkusTest
@QuarkusTestResource(StrowgerInfra.class)
class VirtualThreadsTest {

  private static final int THREADS = 100;
  private static final String PINNED = "jdk.VirtualThreadPinned";
  private static final String NAME = "case-writer-";

  @Inject CasesDatabase database;
  @Inject CaseRepository cases;
  @Inject NoteRepository notes;
  @Inject CasePublisher publisher;

  private final String run = UUID.randomUUID().toString();

  @Test
  void shouldNeitherWaitForEachOtherForEverNorPinTheirCarriers(@TempDir Path directory)
      throws Exception {
    // given
    writeAll("warm-up");

    // when
    Path recorded = directory.resolve("pinned.jfr");
    try (var recording = new Recording()) {
      recording.enable(PINNED).withThreshold(Duration.ofMillis(20));
      recording.start();
      writeAll("measured");
      recording.dump(recorded);
    }

    // then
    assertThat(pinned(recorded)).isEmpty();
    int written =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from note where client_id like :run")
                        .bind("run", "%" + run)
                        .mapTo(Integer.class)
                        .one());
    assertThat(written).isEqualTo(2 * THREADS);
  }

  private void writeAll(String round)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (var writers =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(NAME, 0).factory())) {
      var writing = new ArrayList<Future<?>>();
      for (int i = 0; i < THREADS; i++) {
        String contact = round + "-" + i + "-" + run;
        writing.add(writers.submit(() -> writeWhenAConnectionIsFree(contact)));
      }
      for (Future<?> one : writing) {
        one.get(120, SECONDS);
      }
    }
  }

  /** On a busy machine a connection may come too late; if one never came, this would never end. */
  private Case writeWhenAConnectionIsFree(String contact) {
    while (true) {
      try {
        return write(contact);
      } catch (ConnectionException _) {
        Thread.onSpinWait();
      }
    }
  }

  /** A case with its fact and a note: entities, SQL, and entities again. */
  private Case write(String contact) {
    return database.inTransaction(
        handle -> {
          Case.Decision opened = Case.open(DEMO, assigned("v-" + contact, contact, 1, T0));
          cases.insert(opened.after());
          publisher.publish(handle, opened, Actor.system("test"), T0);
          notes.add(
              new Note(
                  DEMO, opened.after().id(), contact, ANNA, contact, T0, "written at the desk"));
          return opened.after();
        });
  }

  private static List<String> pinned(Path recorded) throws IOException {
    try (var file = new RecordingFile(recorded)) {
      var found = new ArrayList<String>();
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals(PINNED)
            && event.getThread() != null
            && String.valueOf(event.getThread().getJavaName()).startsWith(NAME)) {
          found.add(event.toString());
        }
      }
      return found;
    }
  }
}
