package org.strowger.bench.cases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes with as many threads as there are connections. */
final class Writers {

  private Writers() {}

  /** One write, by its number from 0. */
  @FunctionalInterface
  interface Write {
    void write(int number) throws Exception;
  }

  /** What a thread writes with, and how it is given back. */
  interface Connection extends Write, AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** Opens what a thread writes with. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws Exception;
  }

  /**
   * Returns when all is written.
   *
   * @return seconds that the writing took, without opening the connections
   */
  static double writeAll(int connections, int writes, Opening opening)
      throws ExecutionException, InterruptedException {
    var next = new AtomicInteger();
    var opened = new ArrayList<Future<Connection>>();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (int i = 0; i < connections; i++) {
        opened.add(threads.submit(opening::open));
      }
      var ready = new ArrayList<Connection>();
      for (Future<Connection> one : opened) {
        ready.add(one.get());
      }
      long began = System.nanoTime();
      var writing = new ArrayList<Future<?>>();
      for (Connection connection : ready) {
        writing.add(
            threads.submit(
                () -> {
                  try (connection) {
                    for (int i = next.getAndIncrement(); i < writes; i = next.getAndIncrement()) {
                      connection.write(i);
                    }
                    return null;
                  }
                }));
      }
      for (Future<?> one : writing) {
        one.get();
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }
}
