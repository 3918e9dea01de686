package org.strowger.localinfra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

  @TempDir private Path directory;

  @Test
  void shouldLetOnlyOneIn() {
    try (var first = DataLock.take(directory)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> DataLock.take(directory)).isInstanceOf(RuntimeException.class);
    }
    DataLock.take(directory).close();
  }
}
