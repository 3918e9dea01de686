package org.strowger.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.strowger.bench.client.ExchangeProcess;

/** How a process may end before it is started again; each leaves it ended. */
enum HardEnd {
  /** In the midst of work. */
  KILLED {
    @Override
    void of(ExchangeProcess exchange, Random chance) throws InterruptedException {
      exchange.kill();
    }
  },
  /** While its broker, database and services are only starting. */
  KILLED_STARTING {
    @Override
    void of(ExchangeProcess exchange, Random chance) throws IOException, InterruptedException {
      exchange.kill();
      exchange.launch();
      TimeUnit.MILLISECONDS.sleep(chance.nextLong(500, 8_000));
      exchange.kill();
    }
  },
  /** While the router restores its state: its services answer, it is not ready. */
  KILLED_RESTORING {
    @Override
    void of(ExchangeProcess exchange, Random chance) throws IOException, InterruptedException {
      exchange.kill();
      exchange.launch();
      exchange.awaitLive();
      TimeUnit.MILLISECONDS.sleep(chance.nextLong(0, 3_000));
      exchange.kill();
    }
  },
  /** Again within three seconds. */
  KILLED_TWICE {
    @Override
    void of(ExchangeProcess exchange, Random chance) throws IOException, InterruptedException {
      for (int i = 0; i < 2; i++) {
        exchange.kill();
        exchange.launch();
        TimeUnit.MILLISECONDS.sleep(chance.nextLong(100, 3_000));
      }
      exchange.kill();
    }
  },
  /** It runs out of memory, which ends it at once. */
  OUT_OF_MEMORY {
    @Override
    void of(ExchangeProcess exchange, Random chance) throws IOException, InterruptedException {
      exchange.kill();
      exchange.launch("-Xms" + LITTLE, "-Xmx" + LITTLE);
      if (!exchange.endsWithin(Duration.ofSeconds(45))) {
        exchange.kill(); // it struggles
      }
    }
  },
  /** It stands still for longer than every session, and is killed. */
  STOPPED {
    @Override
    void of(ExchangeProcess exchange, Random chance) throws InterruptedException {
      Signal.STOP.to(exchange.pid());
      TimeUnit.SECONDS.sleep(4);
      exchange.kill();
    }
  },
  /** It is asked to. */
  TERMINATED {
    @Override
    void of(ExchangeProcess exchange, Random chance) throws InterruptedException {
      exchange.terminate();
    }
  };

  private static final String LITTLE = "72m";

  abstract void of(ExchangeProcess exchange, Random chance)
      throws IOException, InterruptedException;
}
