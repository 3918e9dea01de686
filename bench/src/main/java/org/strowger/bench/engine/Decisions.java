package org.strowger.bench.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.strowger.contracts.ChannelType;
import org.strowger.contracts.routing.AgentCommand.CloseContact;
import org.strowger.contracts.routing.OfferEvent.OfferIssued;

/**
 * Decisions of the pure engine. A decision is a command that assigns a contact: an agent closes
 * hers, and the engine ends her work, chooses her next among all groups she serves, offers it with
 * its why, and assigns it, since the queues' offers need no answer. Arrivals and draining are not
 * timed; they keep the number waiting and the journal as they were.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g"})
public class Decisions {

  private static final int BATCH = 1_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Queues, classes, agents, waiting. */
  @Param("1000/500/1000/10000")
  String size = "";

  private final Deque<OfferIssued> held = new ArrayDeque<>();
  private World world = new World(1, 1);
  private boolean filled;

  /** So many agents hold a contact each, and so many contacts wait. */
  @Setup(Level.Trial)
  public void fill() {
    int[] sizes = Arrays.stream(size.split("/", -1)).mapToInt(Integer::parseInt).toArray();
    world = new World(sizes[0], sizes[1], List.of(ChannelType.EMAIL));
    world.roster(sizes[2]);
    world.signIn(sizes[2]);
    held.clear();
    arrive(sizes[2] + sizes[3]);
    filled = true;
  }

  /** Brings back as many as were assigned. */
  @Setup(Level.Invocation)
  public void refill() {
    arrive(filled ? 0 : BATCH);
    filled = false;
    world.beat();
    world.engine.drainChanges();
  }

  private void arrive(int contacts) {
    for (int i = 0; i < contacts; i++) {
      world.arrive();
      if (i % BATCH == 0) {
        world.beat();
        world.engine.drainChanges();
      }
    }
    world.drainOffers(held);
  }

  /** What the thread itself worked: on a busy machine the wall's time is not the engine's. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Cpu {

    public long nanos;
    public long decisions;

    /** Each iteration counts from the start. */
    @Setup(Level.Iteration)
    public void clear() {
      nanos = 0;
      decisions = 0;
    }
  }

  /** Commands that each assign a contact. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int decide(Cpu cpu) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < BATCH; i++) {
      OfferIssued mine = held.removeFirst();
      world.send(new CloseContact(mine.agentId(), mine.contactId(), "done"));
      world.drainOffers(held);
    }
    cpu.nanos += THREADS.getCurrentThreadCpuTime() - start;
    cpu.decisions += BATCH;
    return held.size();
  }
}
