package org.strowger.routing.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ModelCheckTest {

  @Test
  void shouldShowTheSeedAndTheFewestOperations() {
    assertThatThrownBy(
            () ->
                ModelCheck.check(
                    10,
                    200,
                    random -> random.nextInt(10),
                    () -> {
                      var seen = new ArrayList<Integer>();
                      return number -> {
                        seen.add(number);
                        assertThat(seen).doesNotContainSubsequence(7, 3);
                      };
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Seed 1,")
        .hasMessageContaining("[7, 3]");
  }
}
