package org.strowger.bench.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.strowger.contracts.wire.Topics;
import org.strowger.simulation.replay.Recorded;
import org.strowger.simulation.replay.Step;
import org.strowger.simulation.replay.Steps;

/**
 * A running system's log, as far as its router has come: the group's offset moves in the
 * transaction that brings the events, so all events of the commands before it are there.
 */
final class KafkaSteps implements Steps {

  private final TopicReader commands;
  private final TopicReader events;

  private KafkaSteps(TopicReader commands, TopicReader events) {
    this.commands = commands;
    this.events = events;
  }

  static KafkaSteps open(String bootstrapServers, String router, String domain) {
    String topic = Topics.ROUTING_COMMANDS.name();
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
      Map<TopicPartition, OffsetAndMetadata> done =
          admin.listConsumerGroupOffsets(router).partitionsToOffsetAndMetadata().get();
      int partitions =
          Objects.requireNonNull(
                  admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
              .partitions()
              .size();
      var partition = new TopicPartition(topic, TopicReader.partitionOf(domain, partitions));
      OffsetAndMetadata routed = done.get(partition);
      long end = routed == null ? 0 : routed.offset();
      return new KafkaSteps(
          new TopicReader(bootstrapServers, topic, domain, end),
          new TopicReader(bootstrapServers, Topics.ROUTING_EVENTS.name(), domain, Long.MAX_VALUE));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to ask the broker but could not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to ask the broker but was interrupted", e);
    }
  }

  @Override
  public boolean hasNext() {
    return commands.peek() != null;
  }

  @Override
  public Step next() {
    Recorded command = commands.next();
    if (command == null) {
      throw new NoSuchElementException("Expected a further command but the log has ended");
    }
    var caused = new ArrayList<Recorded>();
    for (Recorded event = ofCommand(command); event != null; event = ofCommand(command)) {
      caused.add(event);
      events.next();
    }
    return new Step(command, caused);
  }

  private @Nullable Recorded ofCommand(Recorded command) {
    Recorded event = events.peek();
    return event != null && event.causedBy() <= command.offset() ? event : null;
  }

  @Override
  public void close() {
    commands.close();
    events.close();
  }
}
