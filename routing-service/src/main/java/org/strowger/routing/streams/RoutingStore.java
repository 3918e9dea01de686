package org.strowger.routing.streams;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The entities of all domains of a task, by {@code <domain>|<entity key>}. Who writes here is
 * called before each commit, as Kafka Streams calls its own caches: what a hundred commands changed
 * is then written once, in the transaction of their events and offsets.
 */
final class RoutingStore extends WrappedStateStore<KeyValueStore<String, byte[]>, String, byte[]> {

  private @Nullable Runnable writer;

  RoutingStore(KeyValueStore<String, byte[]> entities) {
    super(entities);
  }

  /** Builds it in memory, with a changelog. */
  static StoreBuilder<RoutingStore> named(String name) {
    return new AbstractStoreBuilder<String, byte[], RoutingStore>(
        name, Serdes.String(), Serdes.ByteArray(), Time.SYSTEM) {
      @Override
      public RoutingStore build() {
        return new RoutingStore(
            Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .build());
      }
    };
  }

  KeyValueStore<String, byte[]> entities() {
    return wrapped();
  }

  void beforeCommit(Runnable write) {
    writer = write;
  }

  @Override
  public void flushCache() {
    if (writer != null) {
      writer.run();
    }
    super.flushCache();
  }

  @Override
  public void close() {
    writer = null;
    super.close();
  }
}
