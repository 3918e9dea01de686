package org.strowger.servicekit.kafka;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.strowger.localinfra.KeptPort;
import org.strowger.localinfra.LocalBroker;

/** A broker that one test class has for itself, to stop it and start it again. */
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {

  private final Path data = directory();

  @SuppressWarnings("NullAway.Init") // Quarkus calls start first
  private LocalBroker broker;

  /** After the infrastructure whose broker is not the one to use. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    goOn();
    return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
  }

  /** Starts it where it was. */
  public void goOn() {
    broker = LocalBroker.start(data, KeptPort.ANY);
  }

  @Override
  public void stop() {
    broker.close();
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        this, field -> field.getType().getName().equals(OwnBroker.class.getName()));
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("strowger-own-broker-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
