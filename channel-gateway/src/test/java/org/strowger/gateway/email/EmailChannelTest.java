package org.strowger.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailChannelTest {

  @Test
  void shouldKeepTheEndsOfALongThread() {
    String all =
        IntStream.range(0, 50).mapToObj(i -> "<" + i + "@x>").collect(Collectors.joining(" "));

    String kept = EmailChannel.references(all);

    assertThat(kept.split(" ")).hasSize(20).startsWith("<0@x>").endsWith("<49@x>");
    assertThat(EmailChannel.references("<a@x> <b@x>")).isEqualTo("<a@x> <b@x>");
    assertThat(EmailChannel.references("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Order, Re: Order", "Re: Order, Re: Order", "AW: Order, AW: Order", "'', Re:"})
  void shouldAnswerTheSubject(String subject, String expected) {
    assertThat(EmailChannel.subject(subject)).isEqualTo(expected);
  }
}
