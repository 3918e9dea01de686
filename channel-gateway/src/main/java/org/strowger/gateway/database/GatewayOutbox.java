package org.strowger.gateway.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.strowger.contracts.wire.Message;
import org.strowger.contracts.wire.Topic;
import org.strowger.servicekit.kafka.KafkaClients;
import org.strowger.servicekit.outbox.Outbox;
import org.strowger.servicekit.outbox.OutboxRelay;
import org.strowger.servicekit.outbox.Outgoing;

/** The gateway's outbox and what sends it; Kafka being away delays, and refuses nobody. */
@Singleton
public class GatewayOutbox {

  private final Outbox outbox = new Outbox();
  private final OutboxRelay relay;

  public GatewayOutbox(GatewayDatabase database, KafkaClients kafka, MeterRegistry metrics) {
    this.relay = new OutboxRelay("gateway", database.jdbi(), kafka, metrics);
  }

  void start(@Observes StartupEvent event) {
    relay.start();
  }

  void stop(@Observes ShutdownEvent event) {
    relay.close();
  }

  /** Adds a message to the caller's transaction; see {@link Outbox#add}. */
  public <T> void add(
      Handle handle,
      Topic<T> topic,
      Message<? extends T> message,
      String orderingKey,
      boolean awaitEvent) {
    addAll(handle, List.of(new Outgoing<>(topic, message, orderingKey, awaitEvent)));
  }

  /**
   * Adds messages to the caller's transaction by one statement, see {@link Outbox#addAll}; they
   * leave once it has committed.
   */
  public void addAll(Handle handle, List<? extends Outgoing<?>> messages) {
    outbox.addAll(handle, messages);
    if (handle.isInTransaction()) {
      handle.afterCommit(relay::wake);
    }
  }

  /** The router has answered a command of ours; whether that was awaited until now. */
  public boolean seen(Handle handle, String commandId) {
    return outbox.seen(handle, commandId);
  }

  /** Repeats a command no more; see {@link Outbox#park}. */
  public void park(Handle handle, String commandId) {
    outbox.park(handle, commandId);
  }

  /** Repeats a command from now on; see {@link Outbox#retry}. */
  public void retry(Handle handle, String commandId) {
    outbox.retry(handle, commandId);
  }

  /** Sends what was added without a transaction, or is to be sent again. */
  public void wake() {
    relay.wake();
  }
}
