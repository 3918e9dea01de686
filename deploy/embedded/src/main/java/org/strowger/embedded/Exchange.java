package org.strowger.embedded;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.strowger.servicekit.problem.FailureTrace;

/**
 * The one process: broker, database and mail server first, then the services, which find them by
 * configuration as they would find any others. It stops in the opposite order.
 */
@QuarkusMain
public final class Exchange {

  private static final int STOP_SECONDS = 30;

  private Exchange() {}

  /** Starts with the options of {@code ./strowger up}. */
  public static void main(String... arguments) {
    var servicesStopped = new CountDownLatch(1);
    try {
      var options = LaunchOptions.parse(arguments);
      LastWords.prepare(options.data());
      var around = Surroundings.start(options);
      stopAfterServices(servicesStopped, options, around);
      Configuration.of(options, around, DemoFiles.in(options.data().resolve("demo")))
          .forEach(System::setProperty);
      RunFile.write(options, around);
    } catch (IOException | RuntimeException e) {
      System.err.println("strowger: " + e.getMessage());
      servicesStopped.countDown();
      System.exit(1);
    }
    Quarkus.run(
        null,
        (code, failure) -> {
          if (failure != null) {
            System.err.println(
                "strowger: Expected to start but could not: " + FailureTrace.of(failure));
          }
          servicesStopped.countDown();
          System.exit(code);
        });
  }

  /** Hooks run side by side; this one waits for the services, which write until they stop. */
  private static void stopAfterServices(
      CountDownLatch servicesStopped, LaunchOptions options, Surroundings around) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop-after-services")
                .unstarted(() -> stop(servicesStopped, options, around)));
  }

  private static void stop(
      CountDownLatch servicesStopped, LaunchOptions options, Surroundings around) {
    try {
      boolean inTime = servicesStopped.await(STOP_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("Expected the services to stop in time but they did not");
      }
      around.close();
      RunFile.remove(options);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
