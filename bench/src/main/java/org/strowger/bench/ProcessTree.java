package org.strowger.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A process and all that it started. */
record ProcessTree(long pid) {

  /** Seconds of processor time that those took that run now. */
  double seconds() {
    return ProcessHandle.of(pid).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(process -> process.info().totalCpuDuration())
            .flatMap(Optional::stream)
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }
}
