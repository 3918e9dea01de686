package org.strowger.routing.streams;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void shouldDecideForNobody() {
    // when, then
    assertThatCode(WarmUp::run).doesNotThrowAnyException();
  }
}
