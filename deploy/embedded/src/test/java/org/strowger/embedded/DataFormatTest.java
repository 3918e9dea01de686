package org.strowger.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFormatTest {

  @TempDir Path data;

  @Test
  void shouldClaimANewDirectoryAndKnowItAgain() throws IOException {
    // given
    DataFormat.claim(data);
    Files.createDirectories(data.resolve("kafka"));

    // then
    assertThatCode(() -> DataFormat.claim(data)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseDataOfAnOlderVersionInOneLineAndOfferFresh() throws IOException {
    // given
    Files.createDirectories(data.resolve("postgres"));

    // then
    assertThatThrownBy(() -> DataFormat.claim(data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Expected data of format 3 in %s but found format 1: ./strowger up --fresh forgets it",
            data);
  }
}
